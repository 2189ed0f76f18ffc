import type { DesiredPlace } from '@dtaas/model';
import { isSamePlace, type Observed, type Place } from '@dtaas/places';
import { attempt } from '@dtaas/processes';
import { generationOf } from '../assess/desired-state.ts';
import { recordedStateOf } from '../biography/recorded.ts';
import type { Biographies } from '../world.ts';

/**
 * Opens a place as the records of this clone have it, and never reaches the place itself: each twin that was deployed there runs as
 * it was deployed. For plans, which only look.
 */
export function recordedPlaces(biographies: Biographies): (place: DesiredPlace) => Place {
  let read: ReturnType<Biographies['tips']> | undefined;
  return (place) => {
    const observe = async (only?: readonly string[]): Promise<ReadonlyMap<string, Observed>> => {
      const seen = new Map<string, Observed>();
      read ??= biographies.tips();
      for (const [twin, tip] of (await read).tips) {
        if (only?.includes(twin) === false) continue;
        const previous = attempt(() => recordedStateOf(twin, tip).previous);
        const generation = previous && generationOf(previous);
        if (!previous || generation === undefined || !isSamePlace(previous.place, place)) continue;
        seen.set(twin, { generation, alive: true, prepared: false, waiting: 0, isConfigurable: true });
      }
      return seen;
    };
    return {
      judge: async () => ({ remarks: [] }),
      observe,
      observeOne: async (instance) => (await observe([instance])).get(instance),
      stage: unasked,
      channel: unasked,
      stop: unasked,
      leftRing: () => ({ pending: unasked, fetch: unasked, ack: unasked }),
      leftLogs: unasked,
      remove: unasked,
    };
  };
}

async function unasked(): Promise<never> {
  throw new Error('a plan without reach to a place may ask it nothing');
}
