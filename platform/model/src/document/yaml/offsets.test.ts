import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Json } from '../../values/json.ts';
import type { KeyPath } from '../document.ts';
import { offsetIn } from './offsets.ts';
import { readYaml } from './read-yaml.ts';

const text = `# a comment
title: "a \\"box\\""
plain: two words # why
list:
  - 1
  - {a: 'x', b: [y, ~]}
  - |
    many
    lines
empty:
deep:
  "quoted key": >-
    folded
`;

/** What stands in the text at a path. */
function at(path: KeyPath, of: 'key' | 'value' = 'value'): string {
  return text.slice(offsetIn(text, readYaml(text).events, path, of)).split('\n')[0]!;
}

describe('the place of a value', () => {
  it.each<[path: KeyPath, found: string]>([
    [[], 'title: "a \\"box\\""'],
    [['title'], '"a \\"box\\""'],
    [['plain'], 'two words # why'],
    [['list'], '- 1'],
    [['list', 0], '1'],
    [['list', 1], "{a: 'x', b: [y, ~]}"],
    [['list', 1, 'a'], "'x', b: [y, ~]}"],
    [['list', 1, 'b', 1], '~]}'],
    [['list', 2], '|'],
    [['deep', 'quoted key'], '>-'],
    // A value that is not written is at its key.
    [['empty'], 'empty:'],
    // What is missing is at the nearest thing around it.
    [['missing'], 'title: "a \\"box\\""'],
    [['deep', 'missing'], 'deep:'],
    [['list', 7], 'list:'],
    [['list', 1, 'missing'], "{a: 'x', b: [y, ~]}"],
    [['plain', 'deeper'], 'plain: two words # why'],
  ])('%j is %j', (path, found) => {
    expect(at(path)).toBe(found);
  });

  it.each<[path: KeyPath, found: string]>([
    [['title'], 'title: "a \\"box\\""'],
    [['list', 1, 'b'], 'b: [y, ~]}'],
    [['deep', 'quoted key'], '"quoted key": >-'],
  ])('or of its key: %j is %j', (path, found) => {
    expect(at(path, 'key')).toBe(found);
  });
});

/** Every path in a value, with the value there. */
function* paths(value: Json, path: KeyPath = []): Generator<readonly [KeyPath, Json]> {
  yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield* paths(inner as Json, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

it('is found for every value of every document, in block and in flow style', () => {
  const leaf = fc.oneof(fc.integer(), fc.stringMatching(/^[a-z]{1,6}$/), fc.boolean());
  const { value } = fc.letrec<{ value: Json; object: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { minKeys: 1, maxKeys: 3 }),
  }));
  fc.assert(
    fc.property(fc.record({ root: value }), fc.constantFrom('block', 'flow'), (whole, style) => {
      const written = stringify(whole, { collectionStyle: style as 'block' | 'flow', lineWidth: 0 });
      const read = readYaml(written);
      expect(read.value).toEqual(whole);
      for (const [path, expected] of paths(whole as Json)) {
        const rest = written.slice(offsetIn(written, read.events, path, 'value'));
        if (expected === null || typeof expected !== 'object')
          expect(rest.replace(/^"/, '').startsWith(String(expected))).toBe(true);
        const key = path.at(-1);
        if (typeof key === 'string') {
          const name = written.slice(offsetIn(written, read.events, path, 'key')).replace(/^"/, '');
          expect(name.startsWith(key)).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
