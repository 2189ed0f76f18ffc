import type { RunCase } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { differencesOf } from './compare.ts';

const file = (text: string) => ({ sha256: text.repeat(64), size: 1 });
const ended = (
  files: { readonly [path: string]: string },
  outcome: RunCase['outcome'] = 'done',
): RunCase => ({
  case: 1,
  parameters: {},
  seed: 0,
  outcome,
  output: {
    folder: 'output',
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, file(text)])),
  },
});
const compare = (before: RunCase[], after: RunCase[]) => differencesOf({ cases: before }, { cases: after });

describe('two runs', () => {
  it.each([
    ['with the same files', { a: 'x', b: 'y' }, { b: 'y', a: 'x' }, []],
    ['with another file', { a: 'x' }, { a: 'y' }, [{ case: 1, path: 'a', how: 'changed' }]],
    ['with a file less', { a: 'x', b: 'y' }, { a: 'x' }, [{ case: 1, path: 'b', how: 'missing' }]],
    ['with a file more', {}, { constructor: 'x' }, [{ case: 1, path: 'constructor', how: 'new' }]],
  ])('%s', (_what, before, after, expected) => {
    expect(compare([ended(before)], [ended(after)])).toEqual(expected);
  });

  it('of which one failed differ in that, whatever their files are', () => {
    expect(compare([ended({})], [ended({ a: 'x' }, 'failed')])).toEqual([{ case: 1, how: 'outcome' }]);
  });

  it('are not compared where one is not finished, or has no such case', () => {
    expect(compare([ended({}, 'unfinished')], [ended({ a: 'x' })])).toEqual([]);
    expect(compare([ended({})], [ended({ a: 'x' }, 'unfinished')])).toEqual([]);
    expect(compare([ended({})], [{ ...ended({ a: 'x' }), case: 2 }])).toEqual([]);
  });
});
