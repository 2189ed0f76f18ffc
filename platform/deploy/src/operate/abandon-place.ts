import { nameOf, resourcesIn, stackHolds } from '@dtaas/engine';
import type { DesiredPlace, Outcome, RecordedLoss } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { emptied } from '../assess/desired-state.ts';
import { openBiography } from '../biography/biography.ts';
import { lossInWords, lossOf } from '../biography/lost-places.ts';
import { present, recordedStateOf } from '../biography/recorded.ts';
import type { World } from '../world.ts';
import { placeHoldsNothing, placeNotLost } from './failures.ts';
import { pushed } from './outcome.ts';

export interface AbandonOptions {
  readonly reason?: string;
  readonly push: boolean;
}

/**
 * Records for each twin at a place that the place is lost. The next deployment makes these twins at another place from their last
 * snapshots. When the place answers again, a deployment brings home what it holds.
 *
 * @throws DtaasError `place-not-lost` if the place answers, `place-holds-nothing`
 */
export async function abandonPlace(
  world: World,
  name: string,
  { reason, push }: AbandonOptions,
): Promise<readonly Outcome[]> {
  await world.remote.fetch();
  const held = await heldPlaces(world);
  const twins = [...held].filter(([, place]) => place.name === name);
  if (twins.length === 0) {
    const known = [...new Set([...held.values()].map((place) => place.name))].sort();
    throw placeHoldsNothing({ place: name, known });
  }
  const seen = await world.places.observe(twins.map(([, place]) => place));
  if (twins.some(([, place]) => seen.answered(place))) throw placeNotLost({ place: name });
  const outcomes = await Promise.all(twins.map(([twin, place]) => lose(world, twin, place, reason)));
  return push ? await pushed(world, outcomes) : outcomes;
}

/** By twin, the place that holds something of it. */
async function heldPlaces(world: World): Promise<ReadonlyMap<string, DesiredPlace>> {
  const { tips } = await world.biographies.tips();
  const held = [...tips].flatMap(([twin, tip]) => {
    const { recorded, previous, stack } = attempt(() => recordedStateOf(twin, tip)) ?? {};
    if (!previous || recorded?.home !== world.home) return [];
    const isHeld = stackHolds(stack) || lossOf(recorded, previous.place) !== undefined;
    return isHeld ? [[twin, previous.place] as const] : [];
  });
  return new Map(held);
}

function lose(world: World, twin: string, place: DesiredPlace, reason: string | undefined): Promise<Outcome> {
  return world.withTwinLock(twin, async () => {
    const biography = await openBiography(world, twin);
    const { previous, recorded, stack } = biography;
    // Another command may have moved the twin away meanwhile.
    const isThere = previous !== undefined && isSamePlace(previous.place, place);
    if (!isThere || lossOf(recorded, place)) return { twin, outcome: 'unchanged' };
    const loss: RecordedLoss = {
      place,
      actor: world.actor,
      at: world.now().toISOString(),
      ...present({ reason }),
    };
    const holds = resourcesIn(stack).map(
      ({ id = 'without an id', type, urn }) => `It may still hold ${nameOf(urn)}, a ${type}: ${id}`,
    );
    await biography.append({
      event: 'requested',
      summary: `to leave ${place.name}: ${lossInWords(loss)}`,
      body: holds.map((line) => `- ${line}`).join('\n'),
      change: { lost: [...(recorded?.lost ?? []), loss], place: null },
      ...(stack ? { stack: emptied(stack) } : {}),
    });
    const next = `${twin} is made at another place by: dtaas deploy`;
    return { twin, outcome: 'done', event: 'requested', health: 'Missing', reasons: [...holds, next] };
  });
}
