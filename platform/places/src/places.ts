import { canonicalJson, type DesiredPlace } from '@dtaas/model';
import type { Observed, Place } from './place.ts';
import { placeKinds } from './registry.ts';

/** All places of a home: those of `platform.yaml`, and those that only recorded states still name. */
export interface Places {
  /** The place that a desired state names, recorded or new. Throws DtaasError `place-kind-unknown`. */
  of(place: DesiredPlace): Place;
  /**
   * Looks once at each place of `platform.yaml` and at each of `more`, at the same time. With `only`, the result has no other
   * instances.
   */
  observe(more?: Iterable<DesiredPlace>, only?: readonly string[]): Promise<Observations>;
}

/** The result of one look at all places. */
export interface Observations {
  /** The instances that have a workspace at a place that answered. */
  readonly instances: readonly string[];
  /** The instance, as its place sees it. Throws the error of a place that did not answer. A place that was not looked at is asked. */
  at(place: DesiredPlace, instance: string): Promise<Observed | undefined>;
  /** The places at which the instance has a workspace. */
  placesOf(instance: string): readonly DesiredPlace[];
  /** The same place as one that was looked at and answered, with the settings that reach it now. */
  answered(place: DesiredPlace): DesiredPlace | undefined;
  /** Why places did not answer, by their names. */
  readonly unreachable: ReadonlyMap<string, Error>;
}

/** Whether two places have the same workspaces. Their names may differ, and so may the settings that say how to reach them. */
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
  const lookAt = async (place: DesiredPlace, only?: readonly string[]) => {
    try {
      return { place, seen: await of(place).observe(only) };
    } catch (error) {
      return { place, seen: new Map<string, Observed>(), error: error as Error };
    }
  };
  return {
    of,
    async observe(more = [], only) {
      const all = new Map<string, DesiredPlace>();
      for (const place of [...written, ...more]) if (!all.has(keyOf(place))) all.set(keyOf(place), place);
      const looks = await Promise.all([...all.values()].map((place) => lookAt(place, only)));
      return {
        instances: [...new Set(looks.flatMap(({ seen }) => [...seen.keys()]))].sort(),
        async at(wanted, instance) {
          const look = looks.find(({ place }) => keyOf(place) === keyOf(wanted));
          if (!look) return of(wanted).observeOne(instance);
          if (look.error) throw look.error;
          return look.seen.get(instance);
        },
        placesOf: (instance) => looks.flatMap(({ place, seen }) => (seen.has(instance) ? [place] : [])),
        answered: (wanted) => looks.find(({ place, error }) => !error && isSamePlace(place, wanted))?.place,
        unreachable: new Map(
          looks.flatMap(({ place, error }) => (error ? [[place.name, error] as const] : [])),
        ),
      };
    },
  };
}
