import { didYouMean } from '../../references/index.ts';
import { at, eachTwin, type Finding, type Rule } from '../rule.ts';

export const twinsPlacesExist = eachTwin(function* ({ twin }, { catalogue }) {
  const { place } = twin.value.spec.infrastructure;
  const places = catalogue.platform?.value.spec.places;
  if (place === undefined || !places || Object.hasOwn(places, place)) return;
  yield at(twin, ['spec', 'infrastructure', 'place'], unknownPlace(place, places));
});

export const platformsPlacesExist: Rule = {
  *platform(platform) {
    const { places, defaultPlace, pools } = platform.value.spec;
    if (!Object.hasOwn(places, defaultPlace)) {
      yield at(platform, ['spec', 'defaultPlace'], unknownPlace(defaultPlace, places));
    }
    for (const [name, pool] of Object.entries(pools)) {
      if (Object.hasOwn(places, pool.place)) continue;
      yield at(platform, ['spec', 'pools', name, 'place'], unknownPlace(pool.place, places));
    }
  },
};

function unknownPlace(place: string, places: { readonly [name: string]: unknown }): Finding {
  return {
    code: 'place-unknown',
    message: `platform.yaml has no place ${place}`,
    hint: didYouMean(place, Object.keys(places)),
  };
}
