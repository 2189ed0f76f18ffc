import type { DesiredPlace } from '@dtaas/model';
import { type RecordedState, recordedStateOf } from '../biography/recorded.ts';
import type { Source, Tip, World } from '../world.ts';
import { askedTwins } from './named-twin.ts';
import type { Look } from './sight.ts';

/** What is recorded and observed of one instance. */
export interface Found {
  readonly twin: string;
  /** What the one look at all places has seen. */
  readonly look: Look;
  /** @throws DtaasError where the record can't be read */
  state(): RecordedState;
}

/**
 * Looks at the instances that were named, or at all of the source, of the records and of the places, in the order of their ids.
 * Costs one look at git and one at each place, however many instances there are.
 *
 * @throws DtaasError `usage-twin-unknown`
 */
export async function survey(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly Found[]> {
  const { tips, unreadable } = await world.biographies.tips();
  const seen = await world.places.observe(placesIn(tips.values()));
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
  }));
}

/** The places that recorded states name; a record that can't be used is reported when its instance is assessed. */
function placesIn(tips: Iterable<Tip>): readonly DesiredPlace[] {
  return [...tips].flatMap(({ desired }) => {
    const { name, kind, settings = {} } = (desired?.['place'] ?? {}) as Partial<DesiredPlace>;
    return typeof name === 'string' && typeof kind === 'string' ? [{ name, kind, settings }] : [];
  });
}
