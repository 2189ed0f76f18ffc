import { choosePlaces, type EarlierChoice, type PlaceChoice, type PlanChange } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { lossInWords, lossOf } from '../biography/lost-places.ts';
import { type RecordedState, recordedStateOf } from '../biography/recorded.ts';
import type { ChosenPlaces, Source, World } from '../world.ts';
import { noPlaceFits } from './failures.ts';

/**
 * The source with a place for every twin. The places of twins that name none are chosen for all twins at once, from the source and
 * the records alone, so that a plan and the deployment of all or some of the twins choose the same places.
 */
export async function withPlaces(world: World, source: Source): Promise<Source> {
  const { placement } = source;
  if (!placement) return source;
  const { tips } = await world.biographies.tips();
  // A record that can't be used is reported when its twin is assessed.
  const states = new Map(
    [...tips].map(([twin, tip]) => [twin, attempt(() => recordedStateOf(twin, tip))] as const),
  );
  const losses = [...states.values()].flatMap((state) => state?.recorded?.lost ?? []);
  const lost = new Map(
    placement.places.flatMap((place) => {
      const loss = lossOf({ lost: losses }, place);
      return loss ? [[place.name, lossInWords(loss)] as const] : [];
    }),
  );
  const earlier = (twin: string) => earlierPlace(source, states.get(twin));
  return placed(source, { choices: choosePlaces(placement, earlier, lost), lost });
}

/** The same for one twin whose lock is held: what its biography says now goes before a choice that was made without the lock. */
export async function withPlaceNow(world: World, source: Source, state: RecordedState): Promise<Source> {
  const { placement } = source;
  if (!placement) return source;
  const withChoices = source.chosen ? source : await withPlaces(world, source);
  const { choices, lost } = withChoices.chosen!;
  const earlier = earlierPlace(source, state);
  const own = { ...placement, twins: placement.twins.filter(({ twin }) => twin === state.twin) };
  const now = choosePlaces(own, () => earlier, lost).get(state.twin);
  if (!now || !earlier || now.place !== earlier.name) return withChoices;
  return placed(withChoices, { choices: new Map(choices).set(state.twin, now), lost });
}

/** The place that was chosen for a twin, or at which it was deployed last, whatever the name of that place is now. */
function earlierPlace(
  { placement }: Source,
  { recorded, previous }: Partial<RecordedState> = {},
): EarlierChoice | undefined {
  if (recorded?.place) return recorded.place;
  if (!previous) return undefined;
  const same = placement?.places.filter((place) => isSamePlace(place, previous.place)) ?? [];
  return same.find(({ name }) => name === previous.place.name) ?? same[0] ?? { name: previous.place.name };
}

function placed(source: Source, chosen: ChosenPlaces): Source {
  return {
    ...source,
    chosen,
    render(twin, overrides, place) {
      const choice = chosen.choices.get(twin);
      const name = place ?? choice?.place;
      if (choice && name === undefined) throw noPlaceFits({ twin, reason: choice.reason ?? '' });
      return source.render(twin, overrides, name);
    },
  };
}

/** Why a twin goes to the place that was chosen for it. Nothing where it stays. */
export function placeReason({
  previous,
  choice,
}: {
  readonly previous: RecordedState['previous'];
  readonly choice: PlaceChoice | undefined;
}): readonly PlanChange[] {
  if (choice?.place === undefined || choice.reason === undefined) return [];
  const action = previous ? 'change' : 'add';
  return [{ action, subject: 'place', words: `goes to ${choice.place}: ${choice.reason}` }];
}
