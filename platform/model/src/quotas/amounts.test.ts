import { describe, expect, it } from 'vitest';
import { amountInWords, amountsOf, exceeds } from './amounts.ts';

const { twins, cpu, memory, disk, containers } = amountInWords;

it.each<[text: string, expected: string]>([
  [twins(0), '0 twins'],
  [twins(1), '1 twin'],
  [containers(2), '2 containers'],
  [cpu(0.1 + 0.2), '0.3 processors'],
  [cpu(1), '1 processor'],
  [cpu(2.5), '2.5 processors'],
  [memory(1.5 * 2 ** 30), '1.5Gi of memory'],
  [disk(4 * 2 ** 30), '4Gi of disk'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});

it('amounts of a file are numbers, and those that it does not have are undefined', () => {
  expect(amountsOf({ cpu: 0.5, disk: '2Gi' })).toEqual({ cpu: 0.5, memory: undefined, disk: 2 ** 31 });
});

describe('an amount above a limit', () => {
  it.each([
    [0.1 + 0.2, 0.3, false],
    [0.31, 0.3, true],
    [0, 0, false],
    [1, 0, true],
  ])('%d of %d: %s', (amount, limit, expected) => {
    expect(exceeds(amount, limit)).toBe(expected);
  });
});
