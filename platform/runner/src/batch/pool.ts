import type { Case, CaseEnd, Worker } from './worker/worker.ts';

export interface TimedEnd extends CaseEnd {
  readonly durationMs: number;
}

/** After a case that was quicker than this, a worker gets its next case early. After a slow case, another worker may be free sooner. */
const quickMs = 50;

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
  const take = (): Case | undefined => (signal.aborted ? undefined : queue.next().value);
  const work = async (worker: Worker): Promise<void> => {
    let before: (() => Promise<void>) | undefined;
    let isQuick = false;
    for (let case_ = take(); case_; ) {
      const running = timed(worker.run(case_));
      // If `finish` throws, nobody waits for it.
      running.catch(() => {});
      const next = isQuick ? take() : undefined;
      if (next) worker.prepare?.(next);
      await before?.();
      const end = await running;
      const ran = case_;
      before = end && (() => finish(ran, end, worker.folderOf(ran)));
      if (!end) break;
      isQuick = end.durationMs < quickMs;
      case_ = next ?? take();
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
