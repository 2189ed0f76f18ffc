import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { perMinute } from './login-guard.ts';

let told: number[];
let events: ReturnType<typeof perMinute>;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  events = perMinute((times) => void told.push(times));
});
afterEach(() => void vi.useRealTimers());

function happen(times: number): void {
  for (let count = 0; count < times; count++) events.count();
}

test('the first is told at once, those of the next minute together, and then those of the next', () => {
  happen(40);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(59_999);
  happen(2);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([1, 41]);
  happen(3);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([1, 41, 3]);
});

test('a minute without events is not reported, and the next event is reported at once', () => {
  happen(1);
  vi.advanceTimersByTime(60_000);
  expect(vi.getTimerCount()).toBe(0);
  happen(1);
  expect(told).toEqual([1, 1]);
});

test('the end tells what was counted, and no more', () => {
  happen(5);
  events.end();
  happen(5);
  vi.advanceTimersByTime(120_000);
  expect(told).toEqual([1, 4]);
  expect(vi.getTimerCount()).toBe(0);
});
