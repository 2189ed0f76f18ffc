import type { DesiredPlace } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { attempt, faultPoint } from '@dtaas/processes';
import type { Biography } from '../biography/biography.ts';
import { lossOf, withoutLoss } from '../biography/lost-places.ts';
import { detailsOf } from '../operate/outcome.ts';
import type { PlacedWorld, Source, World } from '../world.ts';
import { collect } from './collect.ts';
import { saveFailed } from './failures.ts';

export interface Homecoming {
  /** The places that were given up as lost, and answer again. */
  readonly answering: readonly DesiredPlace[];
  /** A person agreed to go on without a save. */
  readonly unsaved: boolean;
  readonly report: (text: string) => void;
}

/**
 * Brings home what places hold that were given up as lost and answer again: ends the runner there, commits its snapshots, removes the
 * workspace, and then forgets the loss. A run that was cut is completed by the next one.
 *
 * @returns what was done, for people
 * @throws DtaasError if the place may have the latest state of the twin, and that state can't be saved
 */
export async function bringHome(
  world: World,
  source: Source,
  biography: Biography,
  { answering, unsaved, report }: Homecoming,
): Promise<readonly string[]> {
  const remarks: string[] = [];
  for (const place of answering) {
    const { twin, previous, recorded } = biography;
    if (!recorded || !lossOf(recorded, place)) continue;
    const { name } = place;
    const wasReplaced = previous !== undefined && !isSamePlace(previous.place, place);
    const wanted = source.instances.has(twin) ? attempt(() => source.render(twin, {}).place) : undefined;
    if (!wasReplaced && wanted && isSamePlace(wanted, place)) {
      await forget(biography, place, `${name} answers again, and ${twin} stays there`);
      continue;
    }
    try {
      report(`brings home what ${name} holds`);
      const saved = await empty(world.at(place), biography, { name, wasReplaced, unsaved });
      await forget(biography, place, `${name} answers again, and holds nothing of ${twin} any more`);
      remarks.push(`${name} answers again. Snapshots brought home: ${saved}. What it held was removed.`);
    } catch (error) {
      // The twin runs elsewhere and must not wait for the place that was lost.
      if (!wasReplaced) throw error;
      remarks.push(`What ${name} holds of ${twin} could not be brought home: ${detailsOf(error).message}`);
    }
  }
  return remarks;
}

/** @returns how many snapshots were brought home */
async function empty(
  at: PlacedWorld,
  biography: Biography,
  { name, wasReplaced, unsaved }: { name: string; wasReplaced: boolean; unsaved: boolean },
): Promise<number> {
  const { twin } = biography;
  const observed = await at.place.observeOne(twin);
  let saved: readonly string[] = [];
  if (observed) {
    if (!wasReplaced && !unsaved && observed.alive && !observed.prepared)
      await at
        .runner(twin)
        .save()
        .catch((cause: unknown) => {
          throw saveFailed({ twin, cause });
        });
    // First of all, so that the physical twin hears one runner only.
    await at.place.stop(twin);
    faultPoint('lost-stopped');
    saved = await collect(at, biography, at.place.leftRing(twin), wasReplaced ? { of: name } : {});
    faultPoint('lost-collected');
  }
  // Also completes a removal that was cut.
  await at.place.remove(twin);
  faultPoint('lost-removed');
  return saved.length;
}

async function forget(biography: Biography, place: DesiredPlace, summary: string): Promise<void> {
  const change = { lost: withoutLoss(biography.recorded!, place) };
  await biography.append({ event: 'requested', summary, change });
  faultPoint('lost-forgotten');
}
