import { canonicalJson, type DesiredPlace } from '@dtaas/model';
import type { Observed, Place } from './place.ts';
import { placeKinds } from './registry.ts';

/** All places of a home: those of `platform.yaml`, and those that only recorded states name any more. */
export interface Places {
  /** The place that a desired state names, recorded or new. Throws DtaasError `place-kind-unknown`. */
  of(place: DesiredPlace): Place;
  /** Looks once at each place of `platform.yaml` and at each of `more`, at the same time. */
  observe(more?: Iterable<DesiredPlace>): Promise<Observations>;
}

/** What one look at all places has seen. */
export interface Observations {
  /** The instances that have a workspace at a place that answered. */
  readonly instances: readonly string[];
  /** What the place sees of the instance. Throws what kept the place from answering. A place that was not looked at is asked. */
  at(place: DesiredPlace, instance: string): Promise<Observed | undefined>;
  /** The places at which the instance has a workspace. */
  placesOf(instance: string): readonly DesiredPlace[];
  /** Why places did not answer, by their names. */
  readonly unreachable: ReadonlyMap<string, Error>;
}

/** Whether workspaces of one are those of the other: a place can have another name, and another way to reach it. */
export function isSamePlace(a: DesiredPlace, b: DesiredPlace): boolean {
  const identity = placeKinds.find(({ name }) => name === a.kind)?.identity;
  const named = ({ kind, settings }: DesiredPlace): string =>
    canonicalJson([kind, identity ? identity.map((name) => settings[name] ?? null) : settings]);
  return named(a) === named(b);
}

function keyOf({ kind, settings }: DesiredPlace): string {
  return canonicalJson({ kind, settings });
}

/**
 * @param written the places of `platform.yaml`
 * @param open makes a place, once for each that is asked for
 */
export function placesFrom(written: readonly DesiredPlace[], open: (place: DesiredPlace) => Place): Places {
  const opened = new Map<string, Place>();
  const of = (place: DesiredPlace): Place => {
    const key = keyOf(place);
    const found = opened.get(key) ?? open(place);
    opened.set(key, found);
    return found;
  };
  return {
    of,
    async observe(more = []) {
      const all = new Map<string, DesiredPlace>();
      for (const place of [...written, ...more]) if (!all.has(keyOf(place))) all.set(keyOf(place), place);
      const looks = await Promise.allSettled([...all.values()].map(async (place) => of(place).observe()));
      const seen = [...all.values()].map((place, index) => ({ place, look: looks[index]! }));
      return observationsFrom(seen, of);
    },
  };
}

interface Look {
  readonly place: DesiredPlace;
  readonly look: PromiseSettledResult<ReadonlyMap<string, Observed>>;
}

function observationsFrom(looks: readonly Look[], of: Places['of']): Observations {
  const answered = looks.flatMap(({ place, look }) =>
    look.status === 'fulfilled' ? [{ place, seen: look.value }] : [],
  );
  const failed = looks.flatMap(({ place, look }) =>
    look.status === 'rejected' ? [[place.name, look.reason as Error] as const] : [],
  );
  return {
    instances: [...new Set(answered.flatMap(({ seen }) => [...seen.keys()]))].sort(),
    async at(wanted, instance) {
      const found = looks.find(({ place }) => keyOf(place) === keyOf(wanted));
      if (!found) return of(wanted).observeOne(instance);
      if (found.look.status === 'rejected') throw found.look.reason;
      return found.look.value.get(instance);
    },
    placesOf: (instance) => answered.flatMap(({ place, seen }) => (seen.has(instance) ? [place] : [])),
    unreachable: new Map(failed),
  };
}
