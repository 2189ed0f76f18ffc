import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { type FormatName, validate } from './formats.ts';

function problemsOf(format: FormatName, text: string): readonly string[] {
  const { problems } = validate(format, readDocument('f.yaml', new TextEncoder().encode(text)));
  return problems.map(
    ({ line, column, code, message, hint }) => `${line}:${column} ${code}: ${message}. ${hint}`,
  );
}

/** The places in a schema that have a pattern but no description of it, which the hint of a problem needs. */
function wordless(schema: unknown, place = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const below = Object.entries(schema).flatMap(([key, value]) => wordless(value, `${place}/${key}`));
  const { pattern, description } = schema as Record<string, unknown>;
  return typeof pattern === 'string' && description === undefined ? [place, ...below] : below;
}

it.each(['asset', 'twin', 'platform', 'definitions'])('%s: every pattern is described', (name) => {
  const file = new URL(`../../../schemas/${name}.schema.json`, import.meta.url);
  expect(wordless(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
});

const head = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0}\n';

/** Text after `head`, and the problem in it, as a person reads it. */
const table: readonly (readonly [text: string, problem: string])[] = [
  [
    'spec: {paramters: {}}',
    '4:8 field-unknown: `paramters` is not a field of `spec`. Did you mean parameters?',
  ],
  ['spec: {inputs: {a: {unit: K}}}', '4:17 field-missing: `spec.inputs.a` has no `type`. Add `type:`.'],
  [
    'spec:\n  outputs: {mode: {type: string, description: cooling, heating}}',
    '5:56 field-unknown: `heating` is not a field of `spec.outputs.mode`. Within braces, a comma ends a text. If the name belongs to the text before it, put that text in quotes.',
  ],
  [
    'spec: {documentation: [../notes.md]}',
    '4:24 value-malformed: `spec.documentation[0]` is `../notes.md`, which has the wrong form. The path of a file in the asset, `notes.txt`, or of a folder with `/` at the end, `notes/`; `*` stands for any part of a name.',
  ],
  [
    'spec: {requires: {gpu: two}}',
    '4:24 type-wrong: `spec.requires.gpu` is a text; expected a whole number. The number of graphics processors.',
  ],
  [
    'spec: {requires: {gpu: 1.5}}',
    '4:24 type-wrong: `spec.requires.gpu` is 1.5, a number with a fraction; expected a whole number. The number of graphics processors.',
  ],
  [
    'spec: {requires: {gpu: 65}}',
    '4:24 value-out-of-range: `spec.requires.gpu` is `65`; expected at most 64. The number of graphics processors.',
  ],
  [
    'spec: {inputs: {a: {type: nmber}}}',
    '4:27 value-not-allowed: `spec.inputs.a.type` is `nmber`; expected `number`, `integer`, `boolean`, `string` or `object`. Did you mean number?',
  ],
  [
    'spec: {inputs: {a-b: {type: number}}}',
    '4:17 name-malformed: `a-b` is not allowed as a name here. The name of a port, a parameter or a use: a letter, then letters, digits and `_`, at most 63 characters.',
  ],
  [
    'spec: {test: {command: []}}',
    "4:24 value-out-of-range: `spec.test.command` has 0 elements; expected at least 1. A program and its arguments, each an element of the list. The program runs in the asset's directory, without a shell.",
  ],
  [
    'spec: {run: {command: [a], control: [save, save]}}',
    '4:38 list-duplicate: An element of `spec.run.control` is written twice. Keep one of the two.',
  ],
  [
    'spec:\n  environment: {node: ../package-lock.json}',
    '5:23 value-malformed: `spec.environment.node` is `../package-lock.json`, which has the wrong form. A path of a file within the asset: relative, with `/`, without `..`.',
  ],
];

describe('a deviation from the schema', () => {
  it.each(table)('%s', (text, problem) => {
    expect(problemsOf('asset', `${head}${text}\n`)).toEqual([problem]);
  });

  it('is one, where a field that is missing was mistyped', () => {
    expect(
      problemsOf('asset', 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, vesion: 1.0.0}\n'),
    ).toEqual(['3:24 field-unknown: `vesion` is not a field of `metadata`. Did you mean version?']);
  });

  it('is reported with all others, in one go', () => {
    const text = 'apiVersion: dtaas/v2\nkind: Modell\nmetadata: {name: Pump, version: 1}\nspec: {a: 1}\n';
    expect(
      problemsOf('asset', text).map((problem) => problem.split(':')[2]?.slice(0, -1) ?? ''),
    ).toHaveLength(5);
  });

  it('never repeats what may be a secret', () => {
    const text = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: oven, version: 1.0.0}
spec:
  physicalTwin: {protocol: mqtt, url: "mqtt://me:hunter2@broker", credentials: {secret: hunter2}}
  integrations: {historian: {type: influxdb, token: hunter2}}
`;
    const problems = problemsOf('twin', text);
    expect(problems).toHaveLength(3);
    expect(problems.join('\n')).not.toContain('hunter2');
  });
});

describe('paths, names and references', () => {
  const paths = [
    '/etc/passwd',
    '../x',
    'a/../b',
    'a/..',
    './a',
    'a//b',
    'a\\b',
    'C:/a',
    'a/',
    '..',
    '.',
    'a/./b',
    '',
  ];
  it.each(paths)('the path %s is refused', (path) => {
    expect(
      problemsOf('asset', `${head}spec: {environment: {python: ${JSON.stringify(path)}}}\n`),
    ).toHaveLength(1);
  });

  it.each(['a', 'a/b.c', '.npmrc', 'a/..b', 'x..y/z'])('the path %s is allowed', (path) => {
    expect(problemsOf('asset', `${head}spec: {environment: {python: ${JSON.stringify(path)}}}\n`)).toEqual(
      [],
    );
  });

  const references = [
    'pump',
    'models/../pump',
    'models/Pump',
    'twins/pump',
    'models/pump/x',
    '/models/pump',
    'models/-a',
    'models/a-',
  ];
  it.each(references)('the reference %s is refused', (reference) => {
    expect(
      problemsOf('asset', `${head}spec: {uses: {a: {kind: Model, asset: ${reference}}}}\n`),
    ).toHaveLength(1);
  });
});
