import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scratchFolder } from '../../../testing/batch.ts';
import { openLog } from './log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the log of a run', () => {
  it('has its lines on the disk after a second', () => {
    const path = join(scratchFolder(), 'log.txt');
    const log = openLog(path);
    log.line('begins');
    expect(readFileSync(path, 'utf8')).toBe('');
    vi.advanceTimersByTime(1000);
    expect(readFileSync(path, 'utf8')).toBe('begins\n');
    log.line('ends');
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('begins\nends\n');
    expect(log.failure).toBeUndefined();
  });

  it('has at most 64 MiB, and says so', () => {
    const path = join(scratchFolder(), 'log.txt');
    const log = openLog(path);
    for (let line = 0; line < 70; line += 1) log.line('x'.repeat(2 ** 20));
    log.close();
    expect(statSync(path).size).toBeLessThan(66 * 2 ** 20);
    expect(readFileSync(path, 'utf8')).toMatch(/the rest is left out: a log has at most 67108864 bytes\)\n$/);
  });

  it('on a full disk ends no process, and tells the failure', () => {
    const log = openLog('/dev/full');
    log.line('lost');
    vi.advanceTimersByTime(1000);
    log.close();
    expect(log.failure).toMatchObject({ code: 'ENOSPC' });
  });
});
