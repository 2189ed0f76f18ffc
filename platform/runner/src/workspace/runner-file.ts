import type { ProcessHere } from '@dtaas/processes';

/** `<dir>/runner.json`: which process runs this workspace. */
export interface RunnerFile extends ProcessHere {
  readonly generation: string;
  /** ISO 8601. */
  readonly startedAt: string;
}
