import { describe, expect, test } from 'vitest';
import { isFiniteJson, isJsonObject, parseJson } from './json.ts';

const nested = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

describe('JSON that is read', () => {
  test.each([['1e308'], ['"1e400"'], ['{"a": [true, null, -0.5]}'], [nested(500)]])(
    '%.20s is what it says',
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    },
  );

  test.each([['1e400'], ['-1e400'], ['{"a": [1, {"b": 1e999}]}'], [nested(501)], [nested(100_000)], ['{']])(
    '%.20s is refused',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  test('is searched for numbers at any depth', () => {
    expect(isFiniteJson({ a: [{ b: Number.NaN }] })).toBe(false);
    expect(isFiniteJson({ a: [{ b: Number.MAX_VALUE }] })).toBe(true);
  });
});

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  ['{}', false],
  [undefined, false],
])('whether %j is a JSON object: %j', (value, expected) => expect(isJsonObject(value)).toBe(expected));
