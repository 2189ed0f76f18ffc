import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from './wildcard.ts';

describe('a pattern with *', () => {
  it.each<[pattern: string, text: string, matches: boolean]>([
    ['a', 'a', true],
    ['a', 'ab', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything / at all', true],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['LICENSE*', 'LICENSE.txt', true],
    ['LICENSE*', 'license', false],
    ['*.csv', '.csv', true],
    ['registry.example/*', 'registry.example/solver@sha256:00', true],
    ['registry.example/*', 'registry.example.evil/solver', false],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'acb', false],
    ['a*bc*c', 'abc', false],
    ['a**b', 'ab', true],
    // Only `*` is special.
    ['a.c', 'abc', false],
    ['[ab]*', '[ab]1', true],
  ])('%j and %j: %s', (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches);
  });

  it('means the same as a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, tried) => {
        const parts = pattern.split('*').map((part) => part.replace(/[^ab]/g, '\\$&'));
        const subject = tried.replaceAll('*', 'c');
        expect(matchesWildcard(pattern, subject)).toBe(new RegExp(`^${parts.join('.*')}$`).test(subject));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time that grows with the text', () => {
    // A backtracking matcher would try more ways than there are atoms.
    expect(matchesWildcard(`${'*a'.repeat(2000)}b`, 'a'.repeat(100_000))).toBe(false);
  });
});
