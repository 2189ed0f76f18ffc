import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { after, every } from './timers.ts';

const day = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a timer', () => {
  it.each([[100], [2 ** 31 - 1], [2 ** 31], [30 * day], [365 * day]])('waits %d ms', (milliseconds) => {
    const act = vi.fn();
    after(milliseconds, act);
    vi.advanceTimersByTime(milliseconds - 1);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(milliseconds * 2);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('waits for ever if the time is infinite, until it is cancelled', () => {
    const act = vi.fn();
    const timer = after(Number.POSITIVE_INFINITY, act);
    vi.advanceTimersByTime(1000 * day);
    timer.cancel();
    expect(vi.getTimerCount()).toBe(0);
    expect(act).not.toHaveBeenCalled();
  });

  it.each([[0], [-5]])('of %d ms fires when the caller is done', (milliseconds) => {
    const act = vi.fn();
    after(milliseconds, act);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it.each([[100], [30 * day]])('comes again every %d ms until it is cancelled', (milliseconds) => {
    const act = vi.fn();
    const timer = every(milliseconds, act);
    // In two parts: a timer that fires each millisecond would take hours to be found out in one.
    vi.advanceTimersByTime(50);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(milliseconds - 51);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2 * milliseconds + 1);
    expect(act).toHaveBeenCalledTimes(3);
    timer.cancel();
    vi.advanceTimersByTime(10 * milliseconds);
    expect(act).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});
