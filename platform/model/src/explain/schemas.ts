import type { TreeFile } from '../tree-of.ts';
import type { Explanation } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';

function pump(lines: string): Readonly<Record<string, TreeFile>> {
  return { [path]: `apiVersion: dtaas/v1\nkind: Model\n${lines}` };
}

const metadata = 'metadata: {name: pump, version: 1.0.0, license: MIT}\n';

function explanation(code: string, title: string, why: string, bad: string, good: string): Explanation {
  return { code, title, why, bad: { files: pump(bad) }, good: { files: pump(good) } };
}

/** What can be wrong with a file's shape. docs/formats.md has every field. */
export const schemaExplanations: readonly Explanation[] = [
  explanation(
    'field-unknown',
    'A file has only the fields of its format.',
    'A field that nobody reads is most often a mistyped one, and what it should have said is then missing.',
    `${metadata}spec: {paramters: {}}\n`,
    `${metadata}spec: {parameters: {}}\n`,
  ),
  explanation(
    'field-missing',
    'A file has the fields that its format requires.',
    'Without them it can’t be said what the file describes.',
    'metadata: {name: pump, license: MIT}\n',
    metadata,
  ),
  explanation(
    'type-wrong',
    'A value is of the type that its field has.',
    'In YAML `1.0` is a number and `"1.0"` a text. Where a text looks like a number it needs quotes.',
    'metadata: {name: pump, version: 1.0, license: MIT}\n',
    'metadata: {name: pump, version: 1.0.0, license: MIT}\n',
  ),
  explanation(
    'value-not-allowed',
    'A value is one of those that its field can have.',
    'Each of them means something of its own; another one would mean nothing.',
    `${metadata}spec: {parameters: {flow: {type: float}}}\n`,
    `${metadata}spec: {parameters: {flow: {type: number}}}\n`,
  ),
  explanation(
    'value-malformed',
    'A text is of the form that its field has.',
    'Names become directories, refs and topics, paths stay within their asset, durations and amounts have their unit: a form that holds everywhere.',
    `${metadata}spec: {requires: {memory: 128 MB}}\n`,
    `${metadata}spec: {requires: {memory: 128Mi}}\n`,
  ),
  explanation(
    'value-out-of-range',
    'A number, or the size of a list or mapping, is within its bounds.',
    'Beyond them the value can’t be meant, or what runs the twin couldn’t keep to it.',
    `${metadata}spec: {requires: {gpu: -1}}\n`,
    `${metadata}spec: {requires: {gpu: 1}}\n`,
  ),
  explanation(
    'list-duplicate',
    'An element stands once in a list that is a set.',
    'The second one would mean nothing, so one of the two was meant to be something else.',
    `${metadata}spec: {run: {command: [./pump], control: [save, save]}}\n`,
    `${metadata}spec: {run: {command: [./pump], control: [save, report]}}\n`,
  ),
  explanation(
    'name-malformed',
    'A name is of the form that names have there.',
    'Ports and parameters become identifiers in code, components become directories and topics. A form that all of them bear makes one name do.',
    `${metadata}spec: {parameters: {flow rate: {type: number}}}\n`,
    `${metadata}spec: {parameters: {flowRate: {type: number}}}\n`,
  ),
  explanation(
    'platform-version',
    'Only a platform that `metadata.needs` allows can read the file.',
    'A newer platform knows more fields. A file that uses new fields says so, e.g. with `needs: ">=0.3"`. An older platform then asks for an update instead of refusing the fields. `dtaas --version` shows the version of the platform.',
    'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=999"}\nspec: {fieldOfTomorrow: 1}\n',
    'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=0.2"}\n',
  ),
];
