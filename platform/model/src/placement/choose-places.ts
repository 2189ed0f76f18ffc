import type { Place } from '../generated/types.ts';
import { amountInWords, amountsOf, exceeds, writtenResources } from '../quotas/amounts.ts';
import { compareText, own } from '../references/index.ts';
import type { Taking } from '../rules/taking.ts';
import { counted } from '../values/words/counted.ts';

/** What a choice of places rests on, apart from the choices that were made before. */
export interface Placement {
  /** The places of `platform.yaml`, in its order. */
  readonly places: readonly OfferedPlace[];
  readonly twins: readonly PlaceableTwin[];
}

export type OfferedPlace = Place & { readonly name: string };

export interface PlaceableTwin {
  readonly twin: string;
  /** The twin takes its share only if it runs. */
  readonly takes: Taking;
  /** The place that `twin.yaml` names. */
  readonly written?: string;
  /** What the place lacks for the twin, whatever else is there. Nothing: the place fits. */
  lacks(place: string): readonly string[];
}

/** Where the platform puts a twin. */
export interface PlaceChoice {
  /** The name of the place; `undefined` if no place fits. */
  readonly place: string | undefined;
  /** Why this place was chosen, or why none was. Absent: the twin stays at the place of an earlier deployment. */
  readonly reason?: string;
}

/** The place that was chosen for a twin before. */
export interface EarlierChoice {
  readonly name: string;
  /** Why it was chosen, if it has not been deployed there yet. */
  readonly reason?: string | undefined;
}

/**
 * Chooses a place for each twin that names none. A twin keeps its earlier place while that place fits. The others are placed in the
 * order of their names, each where most is free of the places that fit and have room; with the same free share, where the
 * fewest twins are, then in the order of `platform.yaml`.
 *
 * @param earlier the place of a twin so far
 * @param lost why twins have to leave a place, and none may go there, by its name
 */
export function choosePlaces(
  { places, twins }: Placement,
  earlier: (twin: string) => EarlierChoice | undefined,
  lost: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, PlaceChoice> {
  const used = new Map(places.map((place) => [place.name, new Used(place)]));
  const lacksOf = (twin: PlaceableTwin, place: string): readonly string[] =>
    lost.has(place) ? [lost.get(place)!] : twin.lacks(place);
  const choices = new Map<string, PlaceChoice>();
  const homeless: PlaceableTwin[] = [];
  // Sums of tenths depend on their order.
  for (const twin of [...twins].sort((a, b) => compareText(a.twin, b.twin))) {
    const before = twin.written === undefined ? earlier(twin.twin) : undefined;
    const isKept = before && used.has(before.name) && lacksOf(twin, before.name).length === 0;
    const reason = before?.reason === undefined ? {} : { reason: before.reason };
    if (isKept) choices.set(twin.twin, { place: before.name, ...reason });
    const there = twin.written ?? (isKept ? before.name : undefined);
    if (there !== undefined) used.get(there)?.add(twin);
    else homeless.push(twin);
  }
  for (const twin of homeless) {
    const lacks = new Map(
      [...used].map(([name, there]) => [name, [...lacksOf(twin, name), ...there.without(twin)]] as const),
    );
    const fitting = [...used.values()].filter(({ name }) => lacks.get(name)!.length === 0).sort(mostFree);
    const left = [...lacks].flatMap(([name, [first]]) => (first === undefined ? [] : [`${name}: ${first}`]));
    const before = earlier(twin.twin);
    const gone = before && !used.has(before.name) ? [`${before.name} is not in platform.yaml any more`] : [];
    const reason = [...gone, ...fitting.map((there) => there.words), ...left].join('; ');
    choices.set(twin.twin, { place: fitting[0]?.name, reason });
    fitting[0]?.add(twin);
  }
  return choices;
}

/** The place with more free comes first. The sort is stable, so the order of `platform.yaml` decides between equals. */
function mostFree(a: Used, b: Used): number {
  return b.freeShare - a.freeShare || a.twins - b.twins;
}

/** What the twins at a place take. */
class Used {
  readonly name: string;
  twins = 0;
  readonly #place: OfferedPlace;
  readonly #limits: ReturnType<typeof amountsOf>;
  readonly #taken = new Map<string, number>();
  readonly #seats = new Map<string, number>();

  constructor(place: OfferedPlace) {
    this.name = place.name;
    this.#place = place;
    this.#limits = amountsOf(place);
  }

  add({ takes }: PlaceableTwin): void {
    if (takes.desired !== 'running') return;
    this.twins += 1;
    for (const key of writtenResources) this.#taken.set(key, this.#takenOf(key) + takes[key]);
    for (const [licence, count] of takes.seats) this.#seats.set(licence, this.#seatsOf(licence) + count);
  }

  /** What the place lacks for one more twin, because of the twins that are there. */
  without({ takes }: PlaceableTwin): readonly string[] {
    const lacks: string[] = [];
    if (takes.desired !== 'running') return lacks;
    for (const key of writtenResources) {
      const show = amountInWords[key];
      const limit = this.#limits[key];
      if (limit === undefined || !exceeds(this.#takenOf(key) + takes[key], limit)) continue;
      const free = Math.max(0, limit - this.#takenOf(key));
      lacks.push(`the twin needs ${show(takes[key])}; free: ${show(free)}`);
    }
    const needed = new Map<string, number>();
    for (const [licence, count] of takes.seats) needed.set(licence, (needed.get(licence) ?? 0) + count);
    for (const [licence, count] of needed) {
      const free = (own(this.#place.seats, licence) ?? 0) - this.#seatsOf(licence);
      if (count > free)
        lacks.push(`the twin needs ${counted(count, 'seat')} of ${licence}; free: ${Math.max(0, free)}`);
    }
    return lacks;
  }

  /** The free part of the scarcest of processors, memory and disk, from 0 to 1. A place without limits is free. */
  get freeShare(): number {
    const shares = writtenResources.flatMap((key) => {
      const limit = this.#limits[key];
      return limit === undefined ? [] : [Math.max(0, 1 - this.#takenOf(key) / limit)];
    });
    return Math.min(1, ...shares);
  }

  get words(): string {
    const isLimited = writtenResources.some((key) => this.#limits[key] !== undefined);
    const free = isLimited ? `${Math.round(this.freeShare * 100)} % free` : 'no limit';
    return `${this.name} has ${free}, ${counted(this.twins, 'twin')}`;
  }

  #takenOf(resource: string): number {
    return this.#taken.get(resource) ?? 0;
  }

  #seatsOf(licence: string): number {
    return this.#seats.get(licence) ?? 0;
  }
}
