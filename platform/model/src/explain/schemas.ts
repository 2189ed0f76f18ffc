import type { TreeFile } from '../tree/tree-of.ts';
import { type Explanation, explain } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';

function pump(lines: string): Readonly<Record<string, TreeFile>> {
  return { [path]: `apiVersion: dtaas/v1\nkind: Model\n${lines}` };
}

const metadata = 'metadata: {name: pump, version: 1.0.0, license: MIT}\n';

function explanation<const Code extends string>(
  code: Code,
  title: string,
  why: string,
  bad: string,
  good: string,
): Explanation<Code> {
  return explain(code, title, why, { files: pump(bad) }, { files: pump(good) });
}

/** What can be wrong with a file's shape. docs/formats.md has every field. */
export const schemaExplanations = [
  explanation(
    'field-unknown',
    'A file has only the fields of its format.',
    'An unknown field is usually a typing error, and the field that was meant is missing.',
    `${metadata}spec: {paramters: {}}\n`,
    `${metadata}spec: {parameters: {}}\n`,
  ),
  explanation(
    'field-missing',
    'A file has the fields that its format requires.',
    "Without a required field, the platform can't know what the file describes.",
    'metadata: {name: pump, license: MIT}\n',
    metadata,
  ),
  explanation(
    'type-wrong',
    'A value has the type of its field.',
    'In YAML, `1.0` is a number and `"1.0"` is a text. A text that looks like a number needs quotes.',
    'metadata: {name: pump, version: 1.0, license: MIT}\n',
    'metadata: {name: pump, version: 1.0.0, license: MIT}\n',
  ),
  explanation(
    'value-not-allowed',
    'A value is one of those that its field allows.',
    'Each allowed value has a meaning. Another value would have none.',
    `${metadata}spec: {parameters: {flow: {type: float}}}\n`,
    `${metadata}spec: {parameters: {flow: {type: number}}}\n`,
  ),
  explanation(
    'value-malformed',
    'A text has the form that its field requires.',
    'Names become directories, git refs and topics, paths stay within their asset, and durations and amounts have units. The required form works in all these places.',
    `${metadata}spec: {requires: {memory: 128 MB}}\n`,
    `${metadata}spec: {requires: {memory: 128Mi}}\n`,
  ),
  explanation(
    'value-out-of-range',
    'A number, or the size of a list or mapping, is within its bounds.',
    "A value outside the bounds is a mistake, or the place of the twin can't provide it.",
    `${metadata}spec: {requires: {gpu: -1}}\n`,
    `${metadata}spec: {requires: {gpu: 1}}\n`,
  ),
  explanation(
    'list-duplicate',
    'A list that is a set has each element once.',
    'The second element has no effect, so it is probably a mistake.',
    `${metadata}spec: {run: {command: [./pump], control: [save, save]}}\n`,
    `${metadata}spec: {run: {command: [./pump], control: [save, report]}}\n`,
  ),
  explanation(
    'name-malformed',
    'A name has the form that is required at its place.',
    'Ports and parameters become identifiers in code, and components become directories and topics. The required form works in all these places.',
    `${metadata}spec: {parameters: {flow rate: {type: number}}}\n`,
    `${metadata}spec: {parameters: {flowRate: {type: number}}}\n`,
  ),
  explanation(
    'platform-version',
    'The version of the platform is in the range `metadata.needs` of the file.',
    'A newer platform knows more fields. A file with new fields states the platforms that can read it, e.g. `needs: ">=0.3"`. An older platform then asks for an update instead of refusing the fields. `dtaas --version` shows the version of the platform.',
    'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=999"}\nspec: {fieldOfTomorrow: 1}\n',
    'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=0.2"}\n',
  ),
];
