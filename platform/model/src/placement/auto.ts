import type { DesiredPlace, Platform, Twin } from '../generated/types.ts';
import type { PlaceKindRules } from '../place-kind.ts';
import { own } from '../references/index.ts';
import type { Catalogue } from '../tree/catalogue.ts';

type PlatformSpec = Platform['spec'];

/**
 * Whether the platform chooses the places of twins that name none: `defaultPlace: auto`. A place that has this name is the default
 * place, as any other place would be.
 */
export function choosesPlaces({
  places,
  defaultPlace,
}: Pick<PlatformSpec, 'places' | 'defaultPlace'>): boolean {
  return defaultPlace === 'auto' && !Object.hasOwn(places, defaultPlace);
}

/**
 * The name of the place that the configuration gives a twin: the place that the twin names, else the default place. If the default place doesn't
 * offer the twin's flavour, and only one place does, it is that place. `undefined` if the platform chooses the place.
 */
export function writtenPlace(
  { platform, placeKinds }: Pick<Catalogue, 'platform' | 'placeKinds'>,
  { spec: { infrastructure } }: Twin,
): string | undefined {
  const spec = platform?.value.spec;
  if (infrastructure.place !== undefined || !spec || choosesPlaces(spec)) return infrastructure.place;
  const { flavour } = infrastructure.workspace;
  const offers = (name: string) => flavoursAt(spec.places, name, placeKinds)?.includes(flavour);
  if (offers(spec.defaultPlace) !== false) return spec.defaultPlace;
  const [only, ...more] = Object.keys(spec.places).filter(offers);
  return only !== undefined && more.length === 0 ? only : spec.defaultPlace;
}

/** The names of the places at which a twin of the catalogue may run, and of the default place. */
export function placesInUse({ platform, placeKinds, twins }: Catalogue): ReadonlySet<string> {
  const spec = platform?.value.spec;
  const names = [...twins.values()].flatMap(({ value }) => {
    const name = writtenPlace({ platform, placeKinds }, value);
    if (name !== undefined || !spec) return name ?? [];
    const { flavour } = value.spec.infrastructure.workspace;
    return Object.keys(spec.places).filter(
      (place) => flavoursAt(spec.places, place, placeKinds)?.includes(flavour) !== false,
    );
  });
  return new Set(spec && !choosesPlaces(spec) ? [spec.defaultPlace, ...names] : names);
}

function flavoursAt(
  places: PlatformSpec['places'],
  name: string,
  kinds: readonly PlaceKindRules[] | undefined,
): PlaceKindRules['flavours'] | undefined {
  const place = own(places, name);
  return kinds?.find((kind) => kind.name === place?.kind)?.flavours;
}

/** The place in a rendering for which no place was chosen. Such a rendering is compared and never made. */
export const unchosenPlace: DesiredPlace = { name: 'auto', kind: 'auto', settings: {} };
