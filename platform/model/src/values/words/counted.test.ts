import { expect, it } from 'vitest';
import { counted, someOf } from './counted.ts';

it.each([
  [0, '0 twins'],
  [1, '1 twin'],
  [2, '2 twins'],
])('counts %i', (count, text) => {
  expect(counted(count, 'twin')).toBe(text);
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('names at most three of %j', (names, text) => {
  expect(someOf(names)).toBe(text);
});
