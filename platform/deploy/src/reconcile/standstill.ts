import { setTimeout as sleep } from 'node:timers/promises';
import type { RunnerClient, RunnerStatus } from '@dtaas/runner';

/** How often a runner tells how far its twin is, while the twin moves. */
const everyMs = 100;

/** How long a deployment waits for the first answer of the runner at the old place, which may hang. */
const answerMs = 2000;

/** How long a deployment waits for the first step at the new place. A twin may step once an hour. */
const patienceMs = 10_000;

/** The end of a twin at its old place, in milliseconds of `performance.now()`. */
export interface Departure {
  readonly place: string;
  /** When the last step was seen; if none was, when the runner answered last. `undefined`: it didn't answer at all. */
  readonly at: number | undefined;
}

/** How long a moved twin stood still, by the clock of the machine that deploys. */
export interface Standstill {
  /** Seconds between the last step at the old place and the first one at the new place; `undefined`: not known. */
  readonly seconds?: number;
  readonly words: string;
}

/**
 * How far a twin is: its steps in lockstep, on the wall clock the time of its newest value. `undefined` where nothing tells.
 */
function progressOf({ clock, values }: RunnerStatus): number | undefined {
  if (clock.mode === 'lockstep') return clock.step;
  const times = Object.values(values).map(({ t }) => t);
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Watches a twin that is about to leave its place.
 *
 * @returns once the runner has answered: to be called when the twin has left. It ends the watching, and says when the twin left.
 */
export async function watchDeparture(place: string, runner: RunnerClient): Promise<() => Promise<Departure>> {
  const left = new AbortController();
  let answered: number | undefined;
  let stepped: number | undefined;
  let begun = (): void => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const watch = async (): Promise<void> => {
    let before: number | undefined;
    for await (const status of runner.watch({ everyMs, signal: left.signal })) {
      const progress = progressOf(status);
      answered = performance.now();
      if (before !== undefined && progress !== before) stepped = answered;
      before = progress;
      begun();
    }
  };
  // A runner that ends closes the channel, in whatever way.
  const watching = watch().catch(() => {});
  await Promise.race([beginning, watching, sleep(answerMs, undefined, { ref: false })]);
  return async () => {
    left.abort();
    await watching;
    return { place, at: stepped ?? answered };
  };
}

/**
 * Waits for the first step of a twin that has arrived.
 *
 * @param started the answer of its runner to the start
 */
export async function standstillSince(
  { place: from, at }: Departure,
  place: string,
  runner: RunnerClient,
  started: RunnerStatus,
): Promise<Standstill> {
  const stepped = await firstStep(runner, started);
  if (at === undefined)
    return { words: `how long it stood still is not known, because its runner at ${from} did not answer` };
  const seconds = Math.round((stepped ?? performance.now()) - at) / 1000;
  const shown = `${seconds.toFixed(1)} s`;
  return stepped === undefined
    ? {
        words: `stood still for at least ${shown}: no step at ${place} within ${patienceMs / 1000} s of its start`,
      }
    : {
        seconds,
        words: `stood still for ${shown}, from its last step at ${from} to its first one at ${place}`,
      };
}

async function firstStep(runner: RunnerClient, started: RunnerStatus): Promise<number | undefined> {
  const before = progressOf(started);
  if (started.phase !== 'running') return undefined;
  if (before === undefined) return performance.now();
  const signal = AbortSignal.timeout(patienceMs);
  try {
    for await (const status of runner.watch({ everyMs, signal })) {
      if ((progressOf(status) ?? before) > before) return performance.now();
      if (status.phase !== 'running') return undefined;
    }
  } catch {
    // What is wrong with the runner is reported by the step that starts it.
  }
  return undefined;
}
