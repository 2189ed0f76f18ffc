import type { Observed } from '@dtaas/places';
import type { Source, World } from '../world.ts';
import { askedTwins } from './named-twin.ts';
import { type RecordedState, recordedStateOf } from './recorded-state.ts';

/** What is recorded and observed of one instance. */
export interface Found {
  readonly twin: string;
  readonly observed: Observed | undefined;
  /** @throws DtaasError where the record can't be read */
  state(): RecordedState;
}

/**
 * Looks at the instances that were named, or at all of the source, of the records and of the place, in the order of their ids.
 * Costs one look at git and one at the place, however many instances there are.
 *
 * @throws DtaasError `usage-twin-unknown`
 */
export async function survey(
  world: World,
  source: Source,
  named: readonly string[],
): Promise<readonly Found[]> {
  const [{ tips, unreadable }, observed] = await Promise.all([
    world.biographies.tips(),
    world.place.observe(),
  ]);
  const asked = askedTwins(source, named, [...tips.keys(), ...unreadable.keys(), ...observed.keys()]);
  return asked.map((twin) => ({
    twin,
    observed: observed.get(twin),
    state() {
      const error = unreadable.get(twin);
      if (error) throw error;
      return recordedStateOf(twin, tips.get(twin));
    },
  }));
}
