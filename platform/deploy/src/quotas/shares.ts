import { costOf, type Desired, type DesiredPlace, type Holding, type Limits, type Share } from '@dtaas/model';
import { isSamePlace } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { isReleased } from '../assess/desired-state.ts';
import { recordedStateOf } from '../biography/recorded.ts';
import type { Source, World } from '../world.ts';

/**
 * What each instance of this home takes, in the order of the ids: before a command as its record says, whichever commit it was
 * deployed from, and after the command.
 *
 * @param wanted the desired states that the command would make, by instance; all other instances stay as they are
 */
export async function sharesOf(
  world: World,
  source: Source,
  wanted: ReadonlyMap<string, Desired>,
): Promise<readonly Share[]> {
  const { tips } = await world.biographies.tips();
  return [...new Set([...tips.keys(), ...wanted.keys()])].sort().flatMap((twin): Share[] => {
    const { recorded, previous } = attempt(() => recordedStateOf(twin, tips.get(twin))) ?? {};
    // What belongs to another home runs elsewhere.
    if (recorded && recorded.home !== world.home) return [];
    const owners = source.about(twin).owners ?? recorded?.deployed?.owners ?? [];
    const before = holdingOf(previous, source.limits);
    const desired = wanted.get(twin);
    return [{ twin, owners, before, after: desired ? holdingOf(desired, source.limits) : before }];
  });
}

function holdingOf(desired: Desired | undefined, limits: Limits | undefined): Holding | undefined {
  if (!desired || isReleased(desired)) return undefined;
  return { place: nameOf(desired.place, limits), cost: costOf(desired) };
}

/** The name in `platform.yaml`, which may be another one than the recorded name of the same place. */
function nameOf(place: DesiredPlace, limits: Limits | undefined): string | undefined {
  const same = Object.entries(limits?.places ?? {}).filter(([name, { kind, settings }]) =>
    isSamePlace(place, { name, kind, settings }),
  );
  return (same.find(([name]) => name === place.name) ?? same[0])?.[0];
}
