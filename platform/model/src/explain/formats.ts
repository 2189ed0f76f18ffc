import type { Definitions, Files } from './explanation.ts';

const path = 'assets/models/pump/asset.yaml';

function pump(spec: string, metadata = 'metadata: {name: pump, version: 1.0.0, license: MIT}\n'): Files {
  return { [path]: `apiVersion: dtaas/v1\nkind: Model\n${metadata}${spec}` };
}

const text = String(pump('spec:\n  parameters: {flow: {type: number, unit: L/s, default: 2}}\n')[path]);

/** An asset whose file is wrong as a whole. */
function instead(file: string | Uint8Array): Files {
  return { [`[-${path}-]`]: file, [`{+${path}+}`]: text };
}

/** What can be wrong with a file on its own: its bytes, its YAML, its shape. docs/formats.md has every field. */
export const formatDefinitions = {
  'file-too-large': {
    title: 'A configuration has at most 512 KiB.',
    why: 'Configuration is read by people and on every run. Larger content is data, and belongs in another file.',
    example: instead(`# ${'a very long comment '.repeat(30_000)}\n`),
  },
  'file-encoding': {
    title: 'A file is UTF-8 without a byte order mark.',
    why: 'With one encoding, a file reads the same in every editor, in git and in the platform. Some editors on Windows add the mark or write UTF-16.',
    example: instead(new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3a, 0x00])),
  },
  'file-characters': {
    title: 'A file has no control characters, and texts for people have no escapes that stand for one.',
    why: 'Control characters are invisible, and on a terminal they can hide or change text. A value for a component may have one as an escape, e.g. a line end of its protocol.',
    example: pump(
      'spec:\n  parameters: {end: {type: string, description: "End of a line[-\\e[8m-]", default: "\\r\\n"}}\n',
    ),
  },
  'yaml-syntax': {
    title: 'A file is YAML 1.2.',
    why: "The rest of the file can't be read, so no other problem of the file is reported.",
    example: pump('spec:\n  parameters: {flow: {type: number, unit: L/s}{+}+}\n'),
  },
  'yaml-empty': {
    title: 'A file is not empty.',
    why: 'A file that is empty, or has only comments, was probably not saved.',
    example: instead('# to be written\n'),
  },
  'yaml-tab': {
    title: 'Files have spaces, not tabs.',
    why: 'YAML does not allow tabs as indentation, and elsewhere a tab looks like spaces. Quoted texts and comments may have tabs.',
    example: pump('spec:\n[-\t-]{+  +}parameters: {}\n'),
  },
  'yaml-anchor': {
    title: 'Anchors and aliases are not allowed.',
    why: 'With aliases, a small file can stand for billions of values, and people have to search the file to understand one line.',
    example: pump('spec:\n  parameters: {a: [-&p -]{type: number}, b: [-*p-]{+{type: number}+}}\n'),
  },
  'yaml-tag': {
    title: 'Tags are not allowed.',
    why: 'The schema of a file decides the type of each value.',
    example: pump('spec:\n  parameters: {flow: {type: number, default: [-!!float -]2}}\n'),
  },
  'yaml-explicit-key': {
    title: 'Keys are written `key: value`.',
    why: 'The other notation, `? key`, is rarely known and allows keys that are not texts.',
    example: pump('spec:\n[-  ? parameters-]\n[-  : {}-]\n{+  parameters: {}+}\n'),
  },
  'yaml-duplicate-key': {
    title: 'A key is written once in its mapping.',
    why: 'Programs that read YAML differ about which of the two values counts.',
    example: pump('spec:\n[-  parameters: {}-]\n  parameters: {flow: {type: number}}\n'),
  },
  'yaml-key': {
    title: 'Keys are texts.',
    why: 'A key that is a number, empty or a list does not exist in JSON, and `1.10` would become `1.1`. The key `__proto__` is not allowed either, because it has a special meaning in JavaScript. A key has at most 1024 characters.',
    example: pump('spec:\n  parameters: {[-1.10-]{+flow+}: {type: number}}\n'),
  },
  'yaml-number': {
    title: 'Numbers are finite.',
    why: "JSON has no infinity and no `NaN`, and such values can't be compared.",
    example: pump('spec:\n  parameters: {flow: {type: number, maximum: [-.inf-]{+1000+}}}\n'),
  },
  'yaml-documents': {
    title: 'One file holds one document.',
    why: 'A file describes one asset or one twin. A second document would be ignored.',
    example: pump('spec:\n  parameters: {}\n[-----]\n[-kind: Twin-]\n'),
  },
  'yaml-directive': {
    title: 'Directives are not allowed.',
    why: 'A directive chooses a version of YAML or defines tags. Files are always YAML 1.2 without tags.',
    example: instead('%YAML 1.1\n---\nkind: Model\n'),
  },
  'yaml-nesting': {
    title: 'Lists and mappings are nested at most 64 deep.',
    why: 'No real configuration is deeper. A deeper file may be an attack on the programs that read it.',
    example: instead(`a: ${'['.repeat(80)}${']'.repeat(80)}\n`),
  },
  'field-unknown': {
    title: 'A file has only the fields of its format.',
    why: 'An unknown field is usually a typing error, and the field that was meant is missing.',
    example: pump('spec: {[-paramters-]{+parameters+}: {}}\n'),
  },
  'field-missing': {
    title: 'A file has the fields that its format requires.',
    why: "Without a required field, the platform can't know what the file describes.",
    example: pump('', 'metadata: {name: pump, {+version: 1.0.0, +}license: MIT}\n'),
  },
  'type-wrong': {
    title: 'A value has the type of its field.',
    why: 'In YAML, `1.0` is a number and `"1.0"` is a text. A text that looks like a number needs quotes.',
    example: pump('', 'metadata: {name: pump, version: 1.0{+.0+}, license: MIT}\n'),
  },
  'value-not-allowed': {
    title: 'A value is one of those that its field allows.',
    why: 'Each allowed value has a meaning. Another value would have none.',
    example: pump('spec: {parameters: {flow: {type: [-float-]{+number+}}}}\n'),
  },
  'value-malformed': {
    title: 'A text has the form that its field requires.',
    why: 'Names become directories, git refs and topics, paths stay within their asset, and durations and amounts have units. The required form works in all these places.',
    example: pump('spec: {requires: {memory: 128[- MB-]{+Mi+}}}\n'),
  },
  'value-out-of-range': {
    title: 'A number, or the size of a list or mapping, is within its bounds.',
    why: "A value outside the bounds is a mistake, or the place of the twin can't provide it.",
    example: pump('spec: {requires: {gpu: [--1-]{+1+}}}\n'),
  },
  'list-duplicate': {
    title: 'A list that is a set has each element once.',
    why: 'The second element has no effect, so it is probably a mistake.',
    example: pump('spec: {run: {command: [./pump], control: [save, [-save-]{+report+}]}}\n'),
  },
  'name-malformed': {
    title: 'A name has the form that is required at its place.',
    why: 'Ports and parameters become identifiers in code, and components become directories and topics. The required form works in all these places.',
    example: pump('spec: {parameters: {flow[- rate-]{+Rate+}: {type: number}}}\n'),
  },
  'platform-version': {
    title: 'The version of the platform is in the range `metadata.needs` of the file.',
    why: 'A newer platform knows more fields. A file with new fields states the platforms that can read it, e.g. `needs: ">=0.3"`. An older platform then asks for an update instead of refusing the fields. `dtaas --version` shows the version of the platform.',
    example: pump(
      '[-spec: {fieldOfTomorrow: 1}-]\n',
      'metadata: {name: pump, version: 1.0.0, license: MIT, needs: ">=[-999-]{+0.2+}"}\n',
    ),
  },
} satisfies Definitions;
