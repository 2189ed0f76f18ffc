import { DtaasError, machineRefusal, type Outcome, type ReportedError } from '@dtaas/model';
import { rephrased } from '../rephrased.ts';
import type { World } from '../world.ts';

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
