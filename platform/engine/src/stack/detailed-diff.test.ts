import { describe, expect, it } from 'vitest';
import { detailedDiffOf } from './detailed-diff.ts';

describe('detailedDiffOf', () => {
  const side = (inputs: object) => ({ inputs }) as never;
  it.each([
    ['what the provider says', { diffs: ['a'] }, { a: { kind: 'update', old: 1, new: 2 } }],
    [
      'else all inputs that differ',
      {},
      { a: { kind: 'update', old: 1, new: 2 }, b: { kind: 'delete', old: 1 }, c: { kind: 'add', new: 1 } },
    ],
  ])('tells %s', (_what, told, expected) => {
    const step = { op: 'update' as const, old: side({ a: 1, b: 1 }), new: side({ a: 2, c: 1 }), ...told };
    expect(detailedDiffOf(step)).toEqual(expected);
  });
});
