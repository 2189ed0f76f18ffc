import { schemaProblems } from '../../document/schema/schema-problems.ts';
import type { SchemaError, Validator } from '../../document/schema/validator.ts';
import type { Platform } from '../../generated/types.ts';
import type { PlaceKindRules } from '../../place-kind.ts';
import { choosesPlaces } from '../../placement/auto.ts';
import { didYouMean } from '../../references/index.ts';
import type { JsonObject } from '../../values/json.ts';
import { memoised } from '../../values/memoised.ts';
import { at, eachTwin, type Finding, type Problem, type Rule, type Sourced } from '../rule.ts';

export const placesExist: Rule = {
  ...eachTwin(function* ({ twin }, { catalogue }) {
    const { place } = twin.value.spec.infrastructure;
    const places = catalogue.platform?.value.spec.places;
    if (place === undefined || !places || Object.hasOwn(places, place)) return;
    yield at(twin, ['spec', 'infrastructure', 'place'], unknownPlace(place, places));
  }),
  *platform(platform) {
    const { places, defaultPlace, pools } = platform.value.spec;
    if (!Object.hasOwn(places, defaultPlace) && !choosesPlaces(platform.value.spec)) {
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

/** Reports places of unknown kinds, and settings that the kind does not allow. */
export async function placeKindProblems(
  platform: Sourced<Platform> | undefined,
  kinds: readonly PlaceKindRules[] | undefined,
): Promise<readonly Problem[]> {
  if (!platform || !kinds) return [];
  const problems: Problem[] = [];
  const names = kinds.map(({ name }) => name);
  for (const [name, { kind: wanted, settings }] of Object.entries(platform.value.spec.places)) {
    const kind = kinds.find((each) => each.name === wanted);
    if (kind) {
      const errors = (await settingsErrors(kind, settings)).map((error) => ({
        ...error,
        instancePath: `/spec/places/${name}/settings${error.instancePath}`,
      }));
      problems.push(...schemaProblems(platform.document, errors, () => []));
      continue;
    }
    const problem = at(platform, ['spec', 'places', name, 'kind'], {
      code: 'place-kind-unknown',
      message: `${wanted} is not a kind of place; expected ${names.join(', ')}`,
      hint: didYouMean(wanted, names),
    });
    problems.push(problem);
  }
  return problems;
}

/** The compiler of schemas is loaded only for kinds with settings. */
const validatorOf = memoised(async (kind: PlaceKindRules): Promise<Validator> => {
  const { Ajv } = (await import('ajv')).default;
  // With `verbose`, an error has its schema, whose description becomes the hint.
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false });
  return ajv.compile(kind.settings) as Validator;
}, new WeakMap());

async function settingsErrors(kind: PlaceKindRules, settings: JsonObject): Promise<readonly SchemaError[]> {
  if (!('properties' in kind.settings) && Object.keys(settings).length === 0) return [];
  const validate = await validatorOf(kind);
  return validate(settings) ? [] : (validate.errors ?? []);
}
