import type { Desired, DesiredPlace } from '@dtaas/model';
import { isSamePlace, type Observed } from '@dtaas/places';
import type { RecordedState } from '../biography/recorded.ts';
import type { PlacedWorld, World } from '../world.ts';
import { isReleased } from './released.ts';

/** Looks for an instance at a place, or at all places if none is given; `undefined` where there is no workspace. */
export type Look = (place: DesiredPlace | undefined) => Promise<Seen | undefined>;

export interface Seen {
  readonly place: DesiredPlace;
  readonly observed: Observed;
}

/** `leaves`: the workspace is at another place than the desired one. `arrives`: it was, and is gone there. */
export type Moving = 'leaves' | 'arrives';

/** Where an instance is, or will be made. */
export interface Sight {
  /** `undefined`: nobody desires the instance, and there is nothing of it. */
  readonly place: DesiredPlace | undefined;
  readonly observed: Observed | undefined;
  readonly moving?: Moving;
}

/** Looks at the places as they are now. */
export function lookNow(world: World, twin: string): Look {
  return async (wanted) => {
    const place = wanted ?? (await world.places.observe()).placesOf(twin)[0];
    const observed = place && (await world.at(place).place.observeOne(twin));
    return observed && { place, observed };
  };
}

/** Where an instance is: where the record says, else where it is desired, else where a workspace of it is found. */
export async function sightOf(
  { previous }: Pick<RecordedState, 'previous'>,
  desired: Desired | undefined,
  look: Look,
): Promise<Sight> {
  const stays = !previous || !desired || isSamePlace(previous.place, desired.place);
  // The same place may be reached in another way now.
  const place = stays ? (desired?.place ?? previous?.place) : previous.place;
  const seen = await look(place);
  const moves = !stays && !isReleased(previous);
  if (seen) return { ...seen, ...(moves ? { moving: 'leaves' as const } : {}) };
  if (stays) return { place, observed: undefined };
  const there = await look(desired.place);
  return {
    place: desired.place,
    observed: there?.observed,
    ...(moves ? { moving: 'arrives' as const } : {}),
  };
}

/** The world at the place where an instance is; `undefined` where it was never deployed and there is nothing of it. */
export async function worldOf(world: World, state: RecordedState): Promise<PlacedWorld | undefined> {
  const place = state.previous?.place ?? (await lookNow(world, state.twin)(undefined))?.place;
  return place && world.at(place);
}
