import { type Desired, type DesiredPlace, DtaasError, modelErrors, type RecordedStatus } from '@dtaas/model';
import { isSamePlace, type Observed } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { twinNotDeployed, twinNotRunning } from '../biography/failures.ts';
import { lossOf } from '../biography/lost-places.ts';
import { type RecordedState, recordedStateOf } from '../biography/recorded.ts';
import type { PlacedWorld, Source, Tip, World } from '../world.ts';
import { isReleased } from './desired-state.ts';
import { askedBy } from './overrides.ts';

/** What is recorded and observed of one instance. */
export interface Found {
  readonly twin: string;
  /** What the one look at all places has seen. */
  readonly look: Look;
  /** @throws DtaasError where the record can't be read */
  state(): RecordedState;
  /** The places that were given up as lost for the instance, and answer again. */
  answering(): readonly DesiredPlace[];
}

/**
 * Looks at the instances that were named, or at all of the source, of the records and of the places, in the order of their ids.
 * Costs one look at git and one at each place, however many instances there are. Runners of other instances are not asked.
 *
 * @throws DtaasError `usage-twin-unknown`
 */
export async function survey(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly Found[]> {
  const { tips, unreadable } = await world.biographies.tips();
  const seen = await world.places.observe(placesIn(tips.values()), named.length > 0 ? named : undefined);
  const asked = askedTwins(source, named, [...tips.keys(), ...unreadable.keys(), ...seen.instances]);
  return asked.map((twin) => ({
    twin,
    async look(wanted) {
      const place = wanted ?? seen.placesOf(twin)[0];
      const observed = place && (await seen.at(place, twin));
      return observed && { place, observed };
    },
    state() {
      const error = unreadable.get(twin);
      if (error) throw error;
      return recordedStateOf(twin, tips.get(twin));
    },
    answering() {
      const { recorded } = attempt(() => recordedStateOf(twin, tips.get(twin))) ?? {};
      return (recorded?.lost ?? []).flatMap(({ place }) => seen.answered(place) ?? []);
    },
  }));
}

/** The places that recorded states name; a record that can't be used is reported when its instance is assessed. */
function placesIn(tips: Iterable<Tip>): readonly DesiredPlace[] {
  return [...tips].flatMap(({ desired }) => {
    const { name, kind, settings = {} } = (desired?.['place'] ?? {}) as Partial<DesiredPlace>;
    const isHeld = Object.keys(desired?.['resources'] ?? {}).length > 0;
    return isHeld && typeof name === 'string' && typeof kind === 'string' ? [{ name, kind, settings }] : [];
  });
}

/**
 * Expects that each name is a twin of HEAD, of a record or of a place, deployed or not.
 *
 * @throws DtaasError `usage-twin-unknown`
 */
export async function expectTwins(
  world: World,
  head: () => Promise<Source>,
  named: readonly string[],
): Promise<void> {
  if (named.length === 0) return;
  const recorded = await world.biographies.twins();
  if (named.every((name) => recorded.includes(name))) return;
  const [source, observed] = await Promise.all([head(), world.places.observe()]);
  askedTwins(source, named, [...recorded, ...observed.instances]);
}

/** Fetches from the twins' home if this clone doesn't know a twin. If that fails, the command goes on without it. */
export async function fetchUnknown(world: World, twins: readonly string[]): Promise<void> {
  const recorded = await world.biographies.twins();
  if (twins.every((twin) => recorded.includes(twin))) return;
  await world.remote.fetch().catch((error: unknown) => {
    if (!(error instanceof DtaasError)) throw error;
  });
}

/** The twins that were named, or every twin of the tree, of the records and of the places. */
export function askedTwins(
  source: Source,
  named: readonly string[],
  known: readonly string[],
): readonly string[] {
  const all = new Set([...source.instances.keys(), ...known]);
  const unknown = named.find((twin) => !all.has(twin));
  if (unknown !== undefined)
    throw modelErrors.twinUnknown({ twin: unknown, known: all, commit: source.commit });
  return [...(named.length > 0 ? new Set(named) : all)].sort();
}

/** Looks for an instance at a place, or at all places if none is given; `undefined` where there is no workspace. */
export type Look = (
  place: DesiredPlace | undefined,
) => Promise<{ readonly place: DesiredPlace; readonly observed: Observed } | undefined>;

/**
 * `leaves`: the workspace is at another place than the desired one. `arrives`: the workspace was there, and is gone. `lost`: an
 * operator gave up the place where the workspace was.
 */
export type Moving = 'leaves' | 'arrives' | 'lost';

/** Where an instance is, or will be made. */
export interface Sight {
  /** `undefined` if the source doesn't have the instance and nothing of it exists. */
  readonly place: DesiredPlace | undefined;
  readonly observed: Observed | undefined;
  readonly moving: Moving | undefined;
}

/** Looks at the places as they are now. */
export function lookNow(world: World, twin: string): Look {
  return async (wanted) => {
    const place = wanted ?? (await world.places.observe([], [twin])).placesOf(twin)[0];
    const observed = place && (await world.at(place).place.observeOne(twin));
    return observed && { place, observed };
  };
}

/** Where an instance is: at the recorded place, else at the desired place, else where a workspace of it is found. */
export async function sightOf(
  { previous, recorded }: Pick<RecordedState, 'previous' | 'recorded'>,
  desired: Desired | undefined,
  look: Look,
): Promise<Sight> {
  const wasReleased = !previous || isReleased(previous);
  if (wasReleased && (!desired || isReleased(desired))) {
    // A run that was cut may have left something at a place that answers. No other place needs to be asked, e.g. a lost machine.
    const { place = desired?.place ?? previous?.place, observed } = (await look(undefined)) ?? {};
    return { place, observed, moving: undefined };
  }
  if (previous && !wasReleased && lossOf(recorded, previous.place)) {
    if (!desired || isReleased(desired))
      return { place: desired?.place ?? previous.place, observed: undefined, moving: undefined };
    const isElsewhere = !isSamePlace(previous.place, desired.place);
    // A place that was given up is not expected to answer.
    const seen = isElsewhere ? await look(desired.place) : await look(desired.place).catch(() => undefined);
    return { place: desired.place, observed: seen?.observed, moving: isElsewhere ? 'lost' : undefined };
  }
  // The same place may be reached in another way now.
  const stays = wasReleased || !desired || isSamePlace(previous.place, desired.place);
  const place = stays ? (desired?.place ?? previous?.place) : previous.place;
  const seen = await look(place);
  if (seen) return { ...seen, moving: stays ? undefined : 'leaves' };
  if (stays) return { place, observed: undefined, moving: undefined };
  const there = await look(desired.place);
  return { place: desired.place, observed: there?.observed, moving: 'arrives' };
}

/** The world at the place where an instance is; `undefined` where it was never deployed and there is nothing of it. */
export async function worldOf(world: World, state: RecordedState): Promise<PlacedWorld | undefined> {
  const place = state.previous?.place ?? (await lookNow(world, state.twin)(undefined))?.place;
  return place && world.at(place);
}

/**
 * The workspace of an instance, and the world at its place.
 *
 * @throws DtaasError `twin-not-deployed`, `twin-not-running`
 */
export async function workspaceOf(
  world: World,
  state: RecordedState,
): Promise<{ readonly at: PlacedWorld; readonly observed: Observed }> {
  const at = await worldOf(world, state);
  const observed = await at?.place.observeOne(state.twin);
  if (!at || !observed) throw notRunning(state.twin, state.recorded, observed);
  return { at, observed };
}

/** Why a twin can't answer now, and the command that brings it back. */
export function notRunning(
  twin: string,
  recorded: RecordedStatus | undefined,
  observed: Observed | undefined,
): DtaasError {
  if (!recorded && !observed) return twinNotDeployed({ twin });
  const ended = recorded?.overrides.desired;
  const reason = observed ? "its runner doesn't answer" : 'it has no workspace here';
  return twinNotRunning({
    twin,
    why: `doesn't run: ${ended ? `it is ${ended.to} by ${ended.by ? askedBy(ended) : 'an operator'}` : reason}`,
    remedy: ended ? `Run it again with: dtaas resume ${twin}` : `Bring it up with: dtaas deploy ${twin}`,
  });
}
