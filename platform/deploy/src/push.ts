import { DtaasError } from '@dtaas/model';
import { detailsOf, type Outcome } from './outcome.ts';
import type { World } from './world.ts';

/** Sends what happened to its home. What was done is done: that it can't be sent is said beside it. */
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
    message: `It is committed here and not pushed, since the remote can’t be reached: ${cause.message}`,
    hint: 'It is pushed by the next command that pushes this twin and reaches the remote, e.g. dtaas save --push.',
    cause,
  });
}
