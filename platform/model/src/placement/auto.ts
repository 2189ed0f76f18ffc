import type { DesiredPlace, Platform, Twin } from '../generated/types.ts';

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

/** The name of the place that the configuration gives a twin; `undefined` if the platform chooses the place. */
export function writtenPlace(platform: PlatformSpec, twin: Twin): string | undefined {
  const { place } = twin.spec.infrastructure;
  return place ?? (choosesPlaces(platform) ? undefined : platform.defaultPlace);
}

/** The place in a rendering for which no place was chosen. Such a rendering is compared and never made. */
export const unchosenPlace: DesiredPlace = { name: 'auto', kind: 'auto', settings: {} };
