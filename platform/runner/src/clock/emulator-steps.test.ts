import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Driven } from './clock.ts';
import { emulatorSteps } from './emulator-steps.ts';

const day = 86_400;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// A timer of Node that is to wait for more than 24.8 days fires at once.
test.each([[1], [60 * day]])('an emulator is told one step every %d s', (stepSeconds) => {
  const told: number[] = [];
  const emulator: Driven = {
    isPresent: true,
    isDone: false,
    deliver: (_inputs, step) => void told.push(step!.step),
    hung: () => {},
    recovered: () => {},
    keepDown: () => {},
    isRoomy: true,
    isHeard: true,
    answers: () => false,
    saveSoon: () => {},
  };
  const forEver = Number.POSITIVE_INFINITY;
  const steps = emulatorSteps('plant', stepSeconds, {
    components: new Map([['plant', emulator]]),
    times: { lateMs: forEver, hungMs: forEver },
    command: () => {},
    refuse: () => {},
    missed: () => {},
    ended: () => {},
  });
  steps.run();
  expect(told).toEqual([0]);
  for (const step of [0, 1, 2]) {
    steps.done('plant', step);
    // In two parts: a timer that fires each millisecond would take hours to be found out in one.
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(step + 1);
    vi.advanceTimersByTime(stepSeconds * 1000 - 101);
    expect(told).toHaveLength(step + 1);
    vi.advanceTimersByTime(1);
    expect(told).toHaveLength(step + 2);
  }
  steps.hold();
  expect(vi.getTimerCount()).toBe(0);
});
