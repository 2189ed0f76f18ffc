import { describe, expect, test } from 'vitest';
import { bringing } from './bringing.ts';

/** History as `commit: parents`, newest first. `not` leaves out what a commit contains, as the API does. */
function since(history: Readonly<Record<string, string>>, commit: string) {
  const known = new Set<string>();
  const open = [commit];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    known.add(at);
    open.push(...(history[at]?.split(' ').filter(Boolean) ?? []));
  }
  const entries = Object.entries(history).filter(([id]) => !known.has(id));
  return new Map(entries.map(([id, parents]) => [id, parents.split(' ').filter(Boolean)]));
}

/** m2 merged b1, b2; m4 merged c1, which forked from m1; x was pushed to the branch; y is elsewhere. */
const history = { x: 'm4', m4: 'm2 c1', m2: 'm1 b2', b2: 'b1', b1: 'm1', c1: 'm1', m1: '', y: 'm1' };

describe('the commit by which a branch got another', () => {
  test.each([
    ['b1', 'm2'],
    ['b2', 'm2'],
    ['c1', 'm4'],
    ['m2', 'm2'],
    ['m4', 'm4'],
    ['x', 'x'],
    ['m1', 'm1'],
    ['y', undefined],
  ])('of %s is %s', (commit, expected) => {
    expect(bringing('x', since(history, commit), commit)).toBe(expected);
  });

  test('is found where a branch merged the main branch before it was merged', () => {
    const crossed = { m3: 'm2 b2', m2: 'm1', b2: 'b1 m2', b1: 'm1', m1: '' };
    for (const commit of ['b1', 'b2']) expect(bringing('m3', since(crossed, commit), commit)).toBe('m3');
  });
});
