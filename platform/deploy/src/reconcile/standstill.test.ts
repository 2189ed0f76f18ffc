import type { RunnerClient, RunnerStatus } from '@dtaas/runner';
import { describe, expect, test } from 'vitest';
import { standstillSince, watchDeparture } from './standstill.ts';

/** A runner that tells these statuses, then ends. */
function telling(statuses: readonly Partial<RunnerStatus>[], told: () => void = () => {}): RunnerClient {
  return {
    async *watch() {
      yield* statuses as readonly RunnerStatus[];
      told();
    },
  } as unknown as RunnerClient;
}

const lockstep = (step: number, phase: RunnerStatus['phase'] = 'running') =>
  ({ phase, clock: { mode: 'lockstep', step, t: 0 }, values: {} }) as unknown as RunnerStatus;
const wall = (t: number | undefined) =>
  ({
    phase: 'running',
    clock: { mode: 'wall', t: 0 },
    values: t === undefined ? {} : { 'pump.flow': { value: 1, t } },
  }) as unknown as RunnerStatus;

async function departureOf(statuses: readonly RunnerStatus[]) {
  let end = (): void => {};
  const told = new Promise<void>((resolve) => {
    end = resolve;
  });
  const left = await watchDeparture('here', telling(statuses, end));
  await told;
  return left();
}

describe('a moved twin', () => {
  test('stood still from the last step that was seen to the first new one', async () => {
    const departure = await departureOf([lockstep(3), lockstep(4), lockstep(4)]);
    const runner = telling([lockstep(4), lockstep(5)]);
    const { seconds, words } = await standstillSince(departure, 'far', runner, lockstep(4));
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(words).toMatch(/^stood still for \d+\.\d s, from its last step at here to its first one at far$/);
  });

  test('is timed by its newest value on the wall clock, or by its runner if it has no values', async () => {
    const departure = await departureOf([wall(1), wall(2)]);
    expect(await standstillSince(departure, 'far', telling([wall(2), wall(3)]), wall(2))).toHaveProperty(
      'seconds',
    );
    expect(await standstillSince(departure, 'far', telling([]), wall(undefined))).toHaveProperty('seconds');
  });

  test('that does not step at the new place stood still for at least so long', async () => {
    const departure = await departureOf([lockstep(3), lockstep(4)]);
    const runner = telling([lockstep(4), lockstep(4, 'paused')]);
    const standstill = await standstillSince(departure, 'far', runner, lockstep(4));
    expect(standstill).not.toHaveProperty('seconds');
    expect(standstill.words).toMatch(/^stood still for at least \d+\.\d s: no step at far within 10 s/);
  });

  test('whose old runner did not answer stood still for an unknown time', async () => {
    const departure = await departureOf([]);
    const standstill = await standstillSince(departure, 'far', telling([lockstep(5)]), lockstep(4));
    expect(standstill).toEqual({
      words: 'how long it stood still is not known, because its runner at here did not answer',
    });
  });
});

test('the watching ends with the call, whatever the runner does', async () => {
  const forever = {
    async *watch({ signal }: { signal: AbortSignal }) {
      yield lockstep(1);
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  } as unknown as RunnerClient;
  const left = await watchDeparture('here', forever);
  expect(await left()).toEqual({ place: 'here', at: expect.any(Number) });
});
