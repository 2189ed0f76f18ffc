import { DtaasError } from '@dtaas/model';
import type { World } from '../world.ts';
import { detailsOf, type Outcome } from './outcome.ts';

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
  return new DtaasError({
    code: cause.code,
    message: `The change is committed here but not pushed, because the remote can't be reached: ${cause.message}`,
    hint: 'The next command that pushes this twin and reaches the remote sends the change, e.g. dtaas save --push.',
    cause,
  });
}
