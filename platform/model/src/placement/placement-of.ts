import type { Resolution } from '../resolution/index.ts';
import { problemsAt } from '../rules/platform/workspace.ts';
import { takingOf } from '../rules/taking.ts';
import { choosesPlaces, writtenPlace } from './auto.ts';
import type { Placement } from './choose-places.ts';

/** What the choice of places rests on; `undefined` if the configuration names the place of every twin. */
export function placementOf(resolution: Resolution): Placement | undefined {
  const platform = resolution.catalogue.platform?.value.spec;
  if (!platform || !choosesPlaces(platform)) return undefined;
  return {
    places: Object.entries(platform.places).map(([name, place]) => ({ ...place, name })),
    twins: [...resolution.twins.values()].map((resolved) => {
      const written = writtenPlace(resolution.catalogue, resolved.twin.value);
      return {
        twin: resolved.name,
        takes: takingOf(resolved, resolution),
        ...(written === undefined ? {} : { written }),
        lacks: (place) => [...problemsAt(resolved, resolution, place)].map(({ message }) => message),
      };
    }),
  };
}

/** The places at which a twin may run that names none, with all that a rendering takes from them. */
export function placesThatFit(resolution: Resolution, name: string) {
  const { places = [], twins = [] } = placementOf(resolution) ?? {};
  const twin = twins.find((each) => each.twin === name);
  return places
    .filter((place) => twin?.lacks(place.name).length === 0)
    .map(({ name, kind, settings }) => ({ name, kind, settings }));
}
