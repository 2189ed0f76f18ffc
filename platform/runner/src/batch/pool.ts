import type { Case, CaseEnd, Worker } from './worker.ts';

export interface TimedEnd extends CaseEnd {
  readonly durationMs: number;
}

/**
 * Runs the cases with so many workers, each of which takes the next case when it has none. `finish` is called once a case: the
 * worker already runs its next one.
 *
 * @param makeWorker makes the worker with this number, from 1
 */
export async function runCases(
  cases: readonly Case[],
  jobs: number,
  makeWorker: (number: number) => Worker,
  finish: (case_: Case, end: TimedEnd, folder: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const queue = cases.values();
  const workers = Array.from({ length: Math.min(jobs, cases.length) }, (_, index) => makeWorker(index + 1));
  const stop = () => Promise.all(workers.map((worker) => worker.end()));
  const work = async (worker: Worker): Promise<void> => {
    let before: (() => Promise<void>) | undefined;
    for (const case_ of queue) {
      if (signal.aborted) break;
      const running = timed(worker.run(case_));
      // If `finish` throws, nobody waits for it.
      running.catch(() => {});
      await before?.();
      const end = await running;
      before = end && (() => finish(case_, end, worker.folderOf(case_)));
      if (!end) break;
    }
    await before?.();
  };
  const onAbort = () => void stop();
  signal.addEventListener('abort', onAbort);
  const working = workers.map(work);
  try {
    await Promise.all(working);
  } finally {
    signal.removeEventListener('abort', onAbort);
    await stop();
    await Promise.allSettled(working);
  }
}

async function timed(running: Promise<CaseEnd | undefined>): Promise<TimedEnd | undefined> {
  const startedAt = performance.now();
  const end = await running;
  // Microseconds are enough, and shorter in a manifest of many cases.
  return end && { ...end, durationMs: Math.round((performance.now() - startedAt) * 1000) / 1000 };
}
