import { isSnapshotName } from '@dtaas/model';
import type { Observed, Ring } from '@dtaas/places';
import { faultPoint } from '@dtaas/processes';
import { snapshotCommit } from '@dtaas/repository';
import { specOf } from '../assess/desired-state.ts';
import type { Biography } from '../biography/biography.ts';
import type { PlacedWorld, World } from '../world.ts';
import { withScratch } from './extractions.ts';

/**
 * Makes commits of the snapshots that wait in a ring, oldest first, and removes them from the ring. A snapshot is stored once and
 * recorded once, and leaves the ring only after both, so the next call completes one that was cut.
 *
 * @param options.of the place at which the twin ran before: its snapshots are older than the state that the twin has now
 * @returns the names that became part of the biography now
 */
export async function collect(
  world: PlacedWorld,
  biography: Biography,
  ring: Ring,
  { of }: { readonly of?: string } = {},
): Promise<readonly string[]> {
  const waiting = [...(await ring.pending())].sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
  if (waiting.length === 0) return [];
  const recorded = await recordedSnapshots(world, biography.twin);
  const collected: string[] = [];
  for (const { name, origin } of waiting) {
    if (!isSnapshotName(name))
      throw new Error(`the ring of ${biography.twin} holds a snapshot named ${name}`);
    let commit: string | undefined;
    try {
      commit = await store(world, biography.twin, name, ring);
    } catch (error) {
      // A scheduled snapshot may be replaced by newer ones while others are committed. The next run commits the newer ones.
      if ((await ring.pending()).some((pending) => pending.name === name)) throw error;
      continue;
    }
    if (!recorded.has(name)) {
      await biography.append({
        event: 'saved',
        summary:
          of !== undefined ? `${name}, left at ${of}` : origin === 'asked' ? name : `${name}, as scheduled`,
        change: of === undefined ? { snapshot: name } : {},
        // No forge protects the ref of a snapshot, so the biography says which commit it has.
        trailers: { Snapshot: name, [snapshotCommit]: commit },
      });
      faultPoint('snapshot-recorded');
      collected.push(name);
    }
    await ring.ack(name);
  }
  return collected;
}

/** Collects from the ring of an instance that exists: from the runner if it answers, else from the files that it left. */
export async function collectFound(world: PlacedWorld, biography: Biography): Promise<readonly string[]> {
  const observed = await world.place.observeOne(biography.twin);
  return observed ? collect(world, biography, await ringOf(world, biography.twin, observed)) : [];
}

export async function ringOf(
  { place, runner }: PlacedWorld,
  twin: string,
  { alive }: Observed,
): Promise<Ring> {
  return alive ? runner(twin) : place.leftRing(twin);
}

function store(world: PlacedWorld, twin: string, name: string, ring: Ring): Promise<string | undefined> {
  return withScratch(world, twin, async (scratch) => {
    const directory = await ring.fetch(name, scratch);
    faultPoint('snapshot-fetched');
    const commit = await world.snapshots.put(twin, name, directory);
    faultPoint('snapshot-stored');
    return commit;
  });
}

/** The snapshots that the biography has. The ring still has one if a run died before it was removed there. */
async function recordedSnapshots(world: World, twin: string): Promise<ReadonlySet<string>> {
  const entries = await world.biographies.entries(twin, 500);
  return new Set(
    entries.filter(({ event }) => event === 'saved').map(({ trailers }) => trailers['Snapshot'] ?? ''),
  );
}

/**
 * Forgets the oldest snapshots beyond the number that the twin keeps. The newest one stays, and so do those that the record or
 * `lifecycle.restore` names.
 */
export async function retain(world: World, { twin, previous }: Biography): Promise<void> {
  const keep = specOf(previous)?.save.keep;
  if (keep !== undefined) await world.snapshots.retain(twin, keep, [previous?.lifecycle.restore ?? '']);
}
