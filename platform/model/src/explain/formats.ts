import type { TreeFile } from '../tree-of.ts';
import type { Explanation } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';

/** An asset that is right, but for what stands under `spec`. */
function asset(spec: string): Readonly<Record<string, TreeFile>> {
  return {
    [path]: `apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT}\nspec:\n${spec}`,
  };
}

const flow = '  parameters: {flow: {type: number, unit: L/s, default: 2}}\n';
const good = { files: asset(flow) };

function explanation(
  code: string,
  title: string,
  why: string,
  bad: Explanation['bad']['files'],
  better = good.files,
): Explanation {
  return { code, title, why, bad: { files: bad }, good: { files: better } };
}

/** What can be wrong with a file on its own: its bytes, its YAML. */
export const formatExplanations: readonly Explanation[] = [
  explanation(
    'file-too-large',
    'A configuration has at most 512 KiB.',
    'Configuration is read by people and on every run. What is larger is data, and belongs in a file of its own.',
    { [path]: `# ${'a very long comment '.repeat(30_000)}\n` },
  ),
  explanation(
    'file-encoding',
    'A file is UTF-8 without a byte order mark.',
    'One encoding means that a file says the same to every editor, to git and to us. Some editors on Windows add the mark or write UTF-16.',
    { [path]: new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00]) },
  ),
  explanation(
    'file-characters',
    'No control character stands in a file, and none is meant by an escape in a text that people read.',
    'They can’t be seen, and on a terminal they can change what one believes to read. A value for a component may hold one as an escape, like the end of a line in its protocol.',
    asset('  parameters: {end: {type: string, description: "End of a line\\e[8m", default: "\\r\\n"}}\n'),
    asset('  parameters: {end: {type: string, description: "End of a line", default: "\\r\\n"}}\n'),
  ),
  explanation(
    'yaml-syntax',
    'A file is YAML 1.2.',
    'The rest of the file can’t be read, so this is the only problem reported in it.',
    asset('  parameters: {flow: {type: number, unit: L/s}\n'),
    asset('  parameters: {flow: {type: number, unit: L/s}}\n'),
  ),
  explanation(
    'yaml-empty',
    'A file says something.',
    'An empty file, or one with nothing but comments, is most often one that wasn’t saved.',
    { [path]: '# to be written\n' },
  ),
  explanation(
    'yaml-tab',
    'Spaces indent, not tabs.',
    'YAML doesn’t allow tabs as indentation, and elsewhere they look like spaces and aren’t.',
    asset('\tparameters: {}\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-anchor',
    'Anchors and aliases aren’t read.',
    'With them a small file can stand for billions of values, and a reader has to jump to understand a line.',
    asset('  parameters: {a: &p {type: number}, b: *p}\n'),
    asset('  parameters: {a: {type: number}, b: {type: number}}\n'),
  ),
  explanation(
    'yaml-tag',
    'Tags aren’t read.',
    'What type a value has is said by the schema of the file, not by the file.',
    asset('  parameters: {flow: {type: number, default: !!float 2}}\n'),
    asset('  parameters: {flow: {type: number, default: 2}}\n'),
  ),
  explanation(
    'yaml-explicit-key',
    'Keys are written `key: value`.',
    'The other notation, `? key`, allows keys that aren’t texts and takes readers by surprise.',
    asset('  ? parameters\n  : {}\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-duplicate-key',
    'A key stands once in its mapping.',
    'Readers of YAML differ about which of the two counts.',
    asset('  parameters: {}\n  parameters: {flow: {type: number}}\n'),
  ),
  explanation(
    'yaml-key',
    'Keys are texts.',
    'A key that is a number, empty or a list has no place in JSON, and `1.10` would become `1.1`. The text `__proto__` can’t be one either: programs in JavaScript take it for something else.',
    asset('  parameters: {1.10: {type: number}}\n'),
    asset('  parameters: {flow: {type: number}}\n'),
  ),
  explanation(
    'yaml-number',
    'Numbers are finite.',
    'Not a number and infinity have no place in JSON, and nothing can be compared with them.',
    asset('  parameters: {flow: {type: number, maximum: .inf}}\n'),
    asset('  parameters: {flow: {type: number}}\n'),
  ),
  explanation(
    'yaml-documents',
    'One file holds one document.',
    'One file is one thing: an asset, a twin. A second document would never be looked at.',
    asset('  parameters: {}\n---\nkind: Twin\n'),
    asset('  parameters: {}\n'),
  ),
  explanation(
    'yaml-directive',
    'Directives aren’t read.',
    'Files are YAML 1.2 without tags, so there is nothing that a directive could say.',
    { [path]: '%YAML 1.1\n---\nkind: Model\n' },
  ),
  explanation(
    'yaml-nesting',
    'Collections are at most 64 deep in one another.',
    'No configuration is that deep, and a file that is may be made to exhaust who reads it.',
    { [path]: `a: ${'['.repeat(80)}${']'.repeat(80)}\n` },
  ),
];
