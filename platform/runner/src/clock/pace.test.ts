import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

test('steps are due at a multiple of real time, counted from where the clock began', () => {
  const pace = new Pace(3, 60);
  pace.anchor(100);
  expect(pace.waitMs(100)).toBe(0);
  expect(pace.waitMs(101)).toBe(50);
  vi.advanceTimersByTime(30);
  expect(pace.waitMs(101)).toBe(20);
  vi.advanceTimersByTime(2020);
  expect(pace.behind(101)).toBe(2);
  expect(pace.waitMs(102)).toBe(-1950);
  pace.anchor(103, 20);
  expect([pace.waitMs(103), pace.waitMs(104)]).toEqual([20, 70]);
});

test('at maximum speed never waits and is never behind', () => {
  const pace = new Pace(3, 'max');
  pace.anchor(0);
  vi.advanceTimersByTime(1000);
  expect([pace.waitMs(5), pace.behind(5)]).toEqual([0, 0]);
});
