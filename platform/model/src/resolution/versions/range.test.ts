import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRange, satisfiesRange } from './range.ts';

describe('a range', () => {
  it.each(['*', '^1', '~1.2', '1.0.0', '>=1 <3', '1.x', '^1 || ^3', '>=0.2', '1.0.0 - 2.0.0'])(
    'is %s',
    (text) => {
      expect(isRange(text)).toBe(true);
    },
  );

  it.each(['', ' ', 'newest', '^1 ||', '|| ^1', '1.0.0.0', '^', 'v', 'latest', '>=a'])(
    'is not %j',
    (text) => {
      expect(isRange(text)).toBe(false);
      expect(satisfiesRange('1.0.0', text)).toBe(false);
    },
  );
});

describe('a version in a range', () => {
  it.each<[version: string, range: string, within: boolean]>([
    ['1.0.0', '^1', true],
    ['1.9.9', '^1', true],
    ['2.0.0', '^1', false],
    ['0.3.0', '^0.2', false],
    ['0.2.9', '^0.2', true],
    ['1.2.9', '~1.2', true],
    ['1.3.0', '~1.2', false],
    ['1.0.1', '1.0.0', false],
    // A prerelease is in a range only if the range names a prerelease of that version.
    ['2.0.0-rc.1', '^1', false],
    ['1.1.0-rc.1', '^1', false],
    ['1.1.0-rc.1', '>=1.1.0-rc.0', true],
    ['3.1.0', '^1 || ^3', true],
    ['2.9.9', '>=1 <3', true],
    ['3.0.0', '>=1 <3', false],
  ])('%s in %s: %s', (version, range, within) => {
    expect(satisfiesRange(version, range)).toBe(within);
    // Answers are remembered.
    expect(satisfiesRange(version, range)).toBe(within);
  });

  it('has the same major number as a caret range from 1 on', () => {
    const part = fc.nat({ max: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.tuple(part, part, part), (major, [a, b, c]) => {
        expect(satisfiesRange(`${a}.${b}.${c}`, `^${major}`)).toBe(a === major);
      }),
    );
  });
});
