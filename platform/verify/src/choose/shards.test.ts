import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readShard, splitIntoShards, type Weighed } from './shards.ts';

describe('the number of a shard', () => {
  test.each([
    ['1/1', { number: 1, of: 1 }],
    ['2/4', { number: 2, of: 4 }],
    ['256/256', { number: 256, of: 256 }],
  ])('%s is read', (text, shard) => expect(readShard(text)).toEqual(shard));

  test.each([
    '0/4',
    '5/4',
    '1/0',
    '1/257',
    'x',
    '',
    '2',
    '1/2/3',
    '-1/4',
    '1.5/4',
    ' 1/4',
    '1/4\n',
    '1e1/20',
  ])('%j is wrong use', (text) =>
    expect(() => readShard(text)).toThrow(
      expect.objectContaining({
        code: 'usage-shard',
        message: expect.stringContaining('<number>/<shards>'),
        hint: expect.stringContaining('--shard 2/4'),
      }),
    ),
  );
});

const named = (times: Readonly<Record<string, number | undefined>>): Weighed[] =>
  Object.entries(times).map(([name, durationMs]) => ({ name, durationMs }));

function split(times: Readonly<Record<string, number | undefined>>, count: number): string[] {
  const { shards } = splitIntoShards(named(times), count);
  return shards.map((parts) => parts.map(({ name }) => name).join(' '));
}

describe('a split', () => {
  it('gives the longest out first, each to the shard that has least to do', () => {
    expect(split({ a: 2000, b: 9000, c: 5000, d: 3000 }, 2)).toEqual(['b', 'c d a']);
  });

  it('decides by the name between equals', () => {
    expect(split({ d: 1, c: 1, b: 1, a: 1 }, 2)).toEqual(['a c', 'b d']);
  });

  it('takes what was never measured for as long as the one in the middle', () => {
    expect(split({ short: 1000, usual: 4000, long: 9000, new: undefined }, 2)).toEqual([
      'long',
      'new usual short',
    ]);
  });

  it('spreads what was never measured, if nothing was', () => {
    expect(split({ a: undefined, b: undefined, c: undefined }, 3)).toEqual(['a', 'b', 'c']);
  });

  it('leaves shards empty if there are more than subjects', () => {
    expect(split({ a: 5 }, 3)).toEqual(['a', '', '']);
    expect(split({}, 2)).toEqual(['', '']);
  });

  it('has another digest where somebody else verifies something', () => {
    const digest = (times: Readonly<Record<string, number>>, count = 2) =>
      splitIntoShards(named(times), count).digest;
    expect(digest({ a: 1, b: 1 })).toBe(digest({ b: 1, a: 1 }));
    expect(digest({ a: 1, b: 1 })).not.toBe(digest({ a: 1, b: 2 }));
    expect(digest({ a: 1, b: 1 })).not.toBe(digest({ a: 1, b: 1 }, 3));
  });

  const subjects = fc.uniqueArray(
    fc.record({
      name: fc.string(),
      durationMs: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
    }),
    { selector: ({ name }) => name },
  );

  it('has each subject once, whatever the times, and does not depend on the order', () => {
    fc.assert(
      fc.property(subjects, fc.integer({ min: 1, max: 20 }), (all, count) => {
        const { shards, digest } = splitIntoShards(all, count);
        expect(shards).toHaveLength(count);
        expect(new Set(shards.flat())).toEqual(new Set(all));
        expect(shards.flat()).toHaveLength(all.length);
        expect(splitIntoShards(all.toReversed(), count)).toEqual({ shards, digest });
      }),
    );
  });

  it('takes at most a third longer than the best split could', () => {
    const measured = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(measured, fc.integer({ min: 1, max: 8 }), (times, count) => {
        const all = times.map((durationMs, at) => ({ name: String(at), durationMs }));
        const loads = splitIntoShards(all, count).shards.map((parts) =>
          parts.reduce((sum, { durationMs }) => sum + durationMs, 0),
        );
        const [longest = 0, ...others] = [...times].sort((a, b) => b - a);
        const pair = (others[count - 2] ?? 0) + (others[count - 1] ?? 0);
        const best = Math.max(longest, times.reduce((a, b) => a + b, 0) / count, count > 1 ? pair : 0);
        // Graham's bound for the longest first is 4/3 of the best; `best` is a lower bound of it.
        expect(Math.max(...loads)).toBeLessThanOrEqual(best * (4 / 3) + longest / 3);
      }),
    );
  });
});
