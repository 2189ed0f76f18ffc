import { expect, test } from 'vitest';
import { path } from './path.ts';

test('each value is one segment', () => {
  expect(path`/repos/${'o'}/pulls/${7}`).toBe('/repos/o/pulls/7');
  expect(path`/branches/${'state/a b?x#y%2f'}`).toBe('/branches/state%2Fa%20b%3Fx%23y%252f');
  expect(path`/users`).toBe('/users');
});

test.each(['', '.', '..', '\ud800'])('%j is not a segment', (value) => {
  expect(path`/repos/${value}/x`).toBeUndefined();
});
