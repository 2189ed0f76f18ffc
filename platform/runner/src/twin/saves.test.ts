import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Commands } from './commands.ts';
import type { TwinParts } from './parts.ts';
import type { Rollback } from './rollback.ts';
import { Saves } from './saves.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves of a twin that is started a second time are due as often as before', () => {
  const file = { spec: { save: { everySeconds: 60, keep: 3 } } };
  const parts = { directory: '/nowhere', file, secrets: {} } as TwinParts;
  const saves = new Saves(parts, {} as Commands, {} as Rollback);
  let due = 0;
  // A restore that fails leaves the twin to be started again.
  for (let start = 0; start < 2; start++) saves.whenDue(() => (due += 1));
  vi.advanceTimersByTime(180_000);
  expect(due).toBe(3);
  saves.end();
  vi.advanceTimersByTime(180_000);
  expect(due).toBe(3);
});
