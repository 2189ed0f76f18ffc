import { DtaasError, machineRefusal, type PlanChange, type Problem } from '@dtaas/model';
import type { RestoreReport } from '@dtaas/runner';
import type { ReportedHealth } from '../biography/recorded.ts';
import { rephrased } from '../failures.ts';
import type { World } from '../world.ts';

/** What a run came to for one twin; `--format json` prints it. */
export interface Outcome {
  readonly twin: string;
  /**
   * `unchanged`: nothing was to do. `done`: `event` says what happened. `failed`: recorded, retried by the next run.
   * `refused`: nothing was begun. `confirm`: it would be deleted and wants a yes. `kept`: its own configuration
   * forbids deleting it. `waiting`: it failed lately and is tried again later. `interrupted`: the next run completes it.
   */
  readonly outcome:
    | 'unchanged'
    | 'done'
    | 'failed'
    | 'refused'
    | 'confirm'
    | 'kept'
    | 'waiting'
    | 'interrupted';
  readonly event?: string;
  readonly health?: ReportedHealth;
  readonly reasons?: readonly string[];
  /** What changed, in the twin's words. */
  readonly changes?: readonly PlanChange[];
  /** Snapshots that became commits. */
  readonly saved?: readonly string[];
  readonly restore?: RestoreReport;
  readonly remarks?: readonly string[];
  readonly error?: ReportedError;
  /** Why its biography and snapshots aren't at their home yet. */
  readonly unpushed?: ReportedError;
}

export interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly problems?: readonly Problem[];
}

/** An error as data, for answers that hold several. */
export function detailsOf(thrown: unknown): ReportedError {
  const error = machineRefusal(thrown) ?? thrown;
  if (error instanceof DtaasError) {
    const { code, message, hint, problems } = error;
    return { code, message, hint, ...(problems.length === 0 ? {} : { problems }) };
  }
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    hint: 'This is a fault of dtaas. Set DTAAS_DEBUG=1 to see where it happened, and report it.',
  };
}

/** Sends the changes to their home. A change that can't be sent stays done, and its outcome says why it wasn't sent. */
export async function pushed(world: World, outcomes: readonly Outcome[]): Promise<readonly Outcome[]> {
  const twins = outcomes.map(({ twin }) => twin);
  try {
    const stuck = await world.remote.push(twins);
    return outcomes.map((outcome) => {
      const why = stuck.get(outcome.twin);
      return why ? { ...outcome, unpushed: detailsOf(why) } : outcome;
    });
  } catch (error) {
    return outcomes.map((outcome) => ({ ...outcome, unpushed: detailsOf(keptHere(error)) }));
  }
}

function keptHere(cause: unknown): unknown {
  if (!(cause instanceof DtaasError) || cause.code !== 'remote-unreachable') return cause;
  return rephrased(
    cause,
    `The change is committed here but not pushed, because the remote can't be reached: ${cause.message}`,
    'The next command that pushes this twin and reaches the remote sends the change, e.g. dtaas save --push.',
  );
}
