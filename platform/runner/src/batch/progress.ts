export interface BatchProgress {
  /** Cases that have ended, and those of them that failed. */
  readonly ended: number;
  readonly failed: number;
  readonly total: number;
  /** The part of all work that is done, from 0 to 1. */
  readonly fraction: number;
}

/** Adds up what the cases tell of their progress. */
export function progressOf(total: number, tell: (progress: BatchProgress) => void) {
  const fractions = new Map<number, number>();
  let [ended, failed] = [0, 0];
  const update = () => {
    const running = [...fractions.values()].reduce((sum, fraction) => sum + fraction, 0);
    tell({ ended, failed, total, fraction: (ended + running) / total });
  };
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
