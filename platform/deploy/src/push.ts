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
    return outcomes.map((outcome) => ({ ...outcome, unpushed: detailsOf(error) }));
  }
}
