import type { DtaasError, Outcome } from '@dtaas/model';
import { expectTwins, fetchUnknown, notRunning, worldOf } from '../assess/survey.ts';
import { openBiography } from '../biography/biography.ts';
import { twinNotRunning } from '../biography/failures.ts';
import { collect, retain, ringOf } from '../reconcile/collect.ts';
import type { World } from '../world.ts';
import type { OperateOptions } from './operate.ts';
import { detailsOf, pushed } from './outcome.ts';

export interface SaveOptions extends Pick<OperateOptions, 'head' | 'push' | 'signal'> {
  /** None means every twin with a workspace. */
  readonly twins: readonly string[];
}

/**
 * Commits the snapshots that wait and a fresh one of each twin that runs: in this clone at once, and at the home of the
 * twins when the home has answered. A save starts and stops nothing, so it can be appended to any commits that others have
 * written there in the meantime.
 */
export async function save(
  world: World,
  { twins, head, push, signal }: SaveOptions,
): Promise<readonly Outcome[]> {
  const asked = twins.length > 0 ? twins : (await world.places.observe()).instances;
  await fetchUnknown(world, asked);
  await expectTwins(world, head, twins);
  const outcomes: Outcome[] = [];
  for (const twin of asked) {
    if (signal?.aborted) outcomes.push({ twin, outcome: 'interrupted' });
    else outcomes.push(await saveOne(world, twin));
  }
  return push ? pushed(world, outcomes) : outcomes;
}

async function saveOne(world: World, twin: string): Promise<Outcome> {
  try {
    return await world.withTwinLock(twin, async () => {
      const biography = await openBiography(world, twin);
      const at = await worldOf(world, biography);
      const observed = await at?.place.observeOne(twin);
      if (!at || !observed || !biography.recorded) {
        return { twin, outcome: 'refused', error: detailsOf(notRunning(twin, biography.recorded, observed)) };
      }
      const ring = await ringOf(at, twin, observed);
      const waiting = await collect(at, biography, ring);
      if (!observed.alive) throw notSavable(twin, "doesn't answer");
      if (observed.prepared) throw notSavable(twin, "hasn't been started");
      await world.mayWrite(twin);
      await at.runner(twin).save();
      const saved = [...waiting, ...(await collect(at, biography, ring))];
      await retain(world, biography);
      return { twin, outcome: 'done', event: 'saved', saved };
    });
  } catch (error) {
    return { twin, outcome: 'failed', error: detailsOf(error) };
  }
}

function notSavable(twin: string, why: string): DtaasError {
  return twinNotRunning({
    twin,
    why: `${why}, so its state can't be taken now. What was saved before is committed`,
    remedy: `Bring it up with: dtaas deploy ${twin}`,
  });
}
