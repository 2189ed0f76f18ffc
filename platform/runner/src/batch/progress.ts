import type { RunCase } from '@dtaas/model';

export interface BatchProgress {
  /** Cases that have ended, and those of them that failed. */
  readonly ended: number;
  readonly failed: number;
  readonly total: number;
  /** The part of all work that is done, from 0 to 1. */
  readonly fraction: number;
}

/** Adds up what the cases tell of their progress. Some may have ended before. */
export function progressOf(
  cases: readonly Pick<RunCase, 'outcome'>[],
  tell: (progress: BatchProgress) => void,
) {
  const fractions = new Map<number, number>();
  const total = cases.length;
  const count = (wanted: readonly string[]) => cases.filter(({ outcome }) => wanted.includes(outcome)).length;
  let [ended, failed] = [count(['done', 'failed']), count(['failed'])];
  const update = () => {
    const running = [...fractions.values()].reduce((sum, fraction) => sum + fraction, 0);
    tell({ ended, failed, total, fraction: (ended + running) / total });
  };
  if (ended > 0) update();
  return {
    of(case_: number, fraction: number): void {
      fractions.set(case_, fraction);
      update();
    },
    ended(case_: number, hasFailed: boolean): void {
      fractions.delete(case_);
      ended += 1;
      if (hasFailed) failed += 1;
      update();
    },
  };
}
