import { explanation, type Files } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';
const metadata = 'metadata: {name: pump, version: 1.0.0, license: MIT}\n';

function pump(lines: string): Files {
  return { [path]: `apiVersion: dtaas/v1\nkind: Model\n${lines}` };
}

/** An asset that is right, but for what stands under `spec`. */
function asset(spec: string): Files {
  return pump(`${metadata}spec:\n${spec}`);
}

const good = asset('  parameters: {flow: {type: number, unit: L/s, default: 2}}\n');

/** What can be wrong with a file on its own: its bytes, its YAML, its shape. docs/formats.md has every field. */
export const formatExplanations = [
  explanation(
    'file-too-large',
    'A configuration has at most 512 KiB.',
    'Configuration is read by people and on every run. Larger content is data, and belongs in another file.',
    { [path]: `# ${'a very long comment '.repeat(30_000)}\n` },
    good,
  ),
  explanation(
    'file-encoding',
    'A file is UTF-8 without a byte order mark.',
    'With one encoding, a file reads the same in every editor, in git and in the platform. Some editors on Windows add the mark or write UTF-16.',
    { [path]: new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00]) },
    good,
  ),
  explanation(
    'file-characters',
    'A file has no control characters, and texts for people have no escapes that stand for one.',
    'Control characters are invisible, and on a terminal they can hide or change text. A value for a component may have one as an escape, e.g. a line end of its protocol.',
    asset('  parameters: {end: {type: string, description: "End of a line\\e[8m", default: "\\r\\n"}}\n'),
    asset('  parameters: {end: {type: string, description: "End of a line", default: "\\r\\n"}}\n'),
  ),
  explanation(
    'yaml-syntax',
    'A file is YAML 1.2.',
    "The rest of the file can't be read, so no other problem of the file is reported.",
    asset('  parameters: {flow: {type: number, unit: L/s}\n'),
    asset('  parameters: {flow: {type: number, unit: L/s}}\n'),
  ),
  explanation(
    'yaml-empty',
    'A file is not empty.',
    'A file that is empty, or has only comments, was probably not saved.',
    { [path]: '# to be written\n' },
    good,
  ),
  explanation(
    'yaml-tab',
    'Files have spaces, not tabs.',
    'YAML does not allow tabs as indentation, and elsewhere a tab looks like spaces. Quoted texts and comments may have tabs.',
    asset('\tparameters: {}\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-anchor',
    'Anchors and aliases are not allowed.',
    'With aliases, a small file can stand for billions of values, and people have to search the file to understand one line.',
    asset('  parameters: {a: &p {type: number}, b: *p}\n'),
    asset('  parameters: {a: {type: number}, b: {type: number}}\n'),
  ),
  explanation(
    'yaml-tag',
    'Tags are not allowed.',
    'The schema of a file decides the type of each value.',
    asset('  parameters: {flow: {type: number, default: !!float 2}}\n'),
    asset('  parameters: {flow: {type: number, default: 2}}\n'),
  ),
  explanation(
    'yaml-explicit-key',
    'Keys are written `key: value`.',
    'The other notation, `? key`, is rarely known and allows keys that are not texts.',
    asset('  ? parameters\n  : {}\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-duplicate-key',
    'A key is written once in its mapping.',
    'Programs that read YAML differ about which of the two values counts.',
    asset('  parameters: {}\n  parameters: {flow: {type: number}}\n'),
    good,
  ),
  explanation(
    'yaml-key',
    'Keys are texts.',
    'A key that is a number, empty or a list does not exist in JSON, and `1.10` would become `1.1`. The key `__proto__` is not allowed either, because it has a special meaning in JavaScript. A key has at most 1024 characters.',
    asset('  parameters: {1.10: {type: number}}\n'),
    asset('  parameters: {flow: {type: number}}\n'),
  ),
  explanation(
    'yaml-number',
    'Numbers are finite.',
    "JSON has no infinity and no `NaN`, and such values can't be compared.",
    asset('  parameters: {flow: {type: number, maximum: .inf}}\n'),
    asset('  parameters: {flow: {type: number}}\n'),
  ),
  explanation(
    'yaml-documents',
    'One file holds one document.',
    'A file describes one asset or one twin. A second document would be ignored.',
    asset('  parameters: {}\n---\nkind: Twin\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-directive',
    'Directives are not allowed.',
    'A directive chooses a version of YAML or defines tags. Files are always YAML 1.2 without tags.',
    { [path]: '%YAML 1.1\n---\nkind: Model\n' },
    good,
  ),
  explanation(
    'yaml-nesting',
    'Lists and mappings are nested at most 64 deep.',
    'No real configuration is deeper. A deeper file may be an attack on the programs that read it.',
    { [path]: `a: ${'['.repeat(80)}${']'.repeat(80)}\n` },
    good,
  ),
  explanation(
    'field-unknown',
    'A file has only the fields of its format.',
    'An unknown field is usually a typing error, and the field that was meant is missing.',
    pump(`${metadata}spec: {paramters: {}}\n`),
    pump(`${metadata}spec: {parameters: {}}\n`),
  ),
  explanation(
    'field-missing',
    'A file has the fields that its format requires.',
    "Without a required field, the platform can't know what the file describes.",
    pump('metadata: {name: pump, license: MIT}\n'),
    pump(metadata),
  ),
  explanation(
    'type-wrong',
    'A value has the type of its field.',
    'In YAML, `1.0` is a number and `"1.0"` is a text. A text that looks like a number needs quotes.',
    pump('metadata: {name: pump, version: 1.0, license: MIT}\n'),
    pump('metadata: {name: pump, version: 1.0.0, license: MIT}\n'),
  ),
  explanation(
    'value-not-allowed',
    'A value is one of those that its field allows.',
    'Each allowed value has a meaning. Another value would have none.',
    pump(`${metadata}spec: {parameters: {flow: {type: float}}}\n`),
    pump(`${metadata}spec: {parameters: {flow: {type: number}}}\n`),
  ),
  explanation(
    'value-malformed',
    'A text has the form that its field requires.',
    'Names become directories, git refs and topics, paths stay within their asset, and durations and amounts have units. The required form works in all these places.',
    pump(`${metadata}spec: {requires: {memory: 128 MB}}\n`),
    pump(`${metadata}spec: {requires: {memory: 128Mi}}\n`),
  ),
  explanation(
    'value-out-of-range',
    'A number, or the size of a list or mapping, is within its bounds.',
    "A value outside the bounds is a mistake, or the place of the twin can't provide it.",
    pump(`${metadata}spec: {requires: {gpu: -1}}\n`),
    pump(`${metadata}spec: {requires: {gpu: 1}}\n`),
  ),
  explanation(
    'list-duplicate',
    'A list that is a set has each element once.',
    'The second element has no effect, so it is probably a mistake.',
    pump(`${metadata}spec: {run: {command: [./pump], control: [save, save]}}\n`),
    pump(`${metadata}spec: {run: {command: [./pump], control: [save, report]}}\n`),
  ),
  explanation(
    'name-malformed',
    'A name has the form that is required at its place.',
    'Ports and parameters become identifiers in code, and components become directories and topics. The required form works in all these places.',
    pump(`${metadata}spec: {parameters: {flow rate: {type: number}}}\n`),
    pump(`${metadata}spec: {parameters: {flowRate: {type: number}}}\n`),
  ),
  explanation(
    'platform-version',
    'The version of the platform is in the range `metadata.needs` of the file.',
    'A newer platform knows more fields. A file with new fields states the platforms that can read it, e.g. `needs: ">=0.3"`. An older platform then asks for an update instead of refusing the fields. `dtaas --version` shows the version of the platform.',
    pump(
      'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=999"}\nspec: {fieldOfTomorrow: 1}\n',
    ),
    pump('metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=0.2"}\n'),
  ),
];
