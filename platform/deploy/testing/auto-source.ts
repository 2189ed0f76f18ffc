import type { PlaceableTwin, Placement } from '@dtaas/model';
import type { Source } from '../src/world.ts';
import { sourceOf } from './memory-source.ts';
import { farPlace, herePlace } from './memory-world.ts';

export interface Auto {
  /** Processors of the places. */
  readonly here?: number;
  readonly far?: number;
  /** What `here` lacks for every twin. */
  readonly lacks?: string;
  readonly setpoint?: number;
}

/** Twins that name no place, each of which takes a processor, and the two places of the world. */
export function autoSource(
  twins: readonly string[],
  { here = 4, far = 8, lacks, setpoint = 35 }: Auto = {},
): Source {
  const offered = [
    { ...herePlace, cpu: here, gpu: 0, seats: {} },
    { ...farPlace, cpu: far, gpu: 0, seats: {} },
  ];
  const placeable = (twin: string): PlaceableTwin => ({
    twin,
    takes: {
      twin,
      desired: 'running',
      cpu: 1,
      memory: 0,
      seats: [],
      limited: [],
      exposes: [],
      owners: [],
      disk: 0,
    },
    lacks: (place) => (place === 'here' && lacks !== undefined ? [lacks] : []),
  });
  const placement: Placement = { places: offered, twins: twins.map(placeable) };
  const at = (place: string | undefined) =>
    sourceOf(
      Object.fromEntries(
        twins.map((twin) => [twin, { setpoint, place: place === 'far' ? farPlace : herePlace }]),
      ),
    );
  return {
    ...at(undefined),
    defaultPlace: 'auto',
    placement,
    render: (twin, overrides, place) => {
      if (place === undefined) throw new Error(`no place was chosen for ${twin}`);
      return at(place).render(twin, overrides);
    },
    basis: (twin) => at(undefined).basis(twin),
  };
}
