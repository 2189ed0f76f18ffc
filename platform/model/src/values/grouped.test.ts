import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it('collects the items of each key in their order', () => {
  const groups = grouped(['box', 'arm', 'bed', 'axis'], (name) => name[0]);
  expect([...groups]).toEqual([
    ['b', ['box', 'bed']],
    ['a', ['arm', 'axis']],
  ]);
});

it('takes keys that are names of members of every object', () => {
  expect(grouped(['constructor'], (name) => name).get('constructor')).toEqual(['constructor']);
  expect(grouped([], String).size).toBe(0);
});
