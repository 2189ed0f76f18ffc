import type { TreeFile } from '../tree/tree-of.ts';
import { type Explanation, explain } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';

/** An asset that is right, but for what stands under `spec`. */
function asset(spec: string): Readonly<Record<string, TreeFile>> {
  return {
    [path]: `apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0, license: MIT}\nspec:\n${spec}`,
  };
}

const flow = '  parameters: {flow: {type: number, unit: L/s, default: 2}}\n';
const good = { files: asset(flow) };

function explanation<const Code extends string>(
  code: Code,
  title: string,
  why: string,
  bad: Explanation['bad']['files'],
  better = good.files,
): Explanation<Code> {
  return explain(code, title, why, { files: bad }, { files: better });
}

/** What can be wrong with a file on its own: its bytes, its YAML. */
export const formatExplanations = [
  explanation(
    'file-too-large',
    'A configuration has at most 512 KiB.',
    'Configuration is read by people and on every run. Larger content is data, and belongs in another file.',
    { [path]: `# ${'a very long comment '.repeat(30_000)}\n` },
  ),
  explanation(
    'file-encoding',
    'A file is UTF-8 without a byte order mark.',
    'With one encoding, a file reads the same in every editor, in git and in the platform. Some editors on Windows add the mark or write UTF-16.',
    { [path]: new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00]) },
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
  ),
  explanation(
    'yaml-nesting',
    'Lists and mappings are nested at most 64 deep.',
    'No real configuration is deeper. A deeper file may be an attack on the programs that read it.',
    { [path]: `a: ${'['.repeat(80)}${']'.repeat(80)}\n` },
  ),
];
