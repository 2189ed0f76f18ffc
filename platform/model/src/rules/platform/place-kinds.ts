import { schemaProblems } from '../../document/schema/schema-problems.ts';
import type { SchemaError, Validator } from '../../document/schema/validator.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Platform } from '../../generated/types.ts';
import type { PlaceKindRules } from '../../place-kind.ts';
import { didYouMean } from '../../references/index.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import type { JsonObject } from '../../values/json.ts';
import { at, type Finding } from '../rule.ts';

/** Reports places of unknown kinds, and settings that the kind does not allow. */
export async function placeKindProblems(
  platform: Sourced<Platform> | undefined,
  kinds: readonly PlaceKindRules[] | undefined,
): Promise<readonly Problem[]> {
  if (!platform || !kinds) return [];
  const problems: Problem[] = [];
  for (const [name, { kind: wanted, settings }] of Object.entries(platform.value.spec.places)) {
    const kind = kinds.find((each) => each.name === wanted);
    if (kind) {
      const place = `/spec/places/${name}/settings`;
      const errors = (await settingsErrors(kind, settings)).map((error) => ({
        ...error,
        instancePath: `${place}${error.instancePath}`,
      }));
      problems.push(...schemaProblems(platform.document, errors, () => []));
    } else {
      problems.push(at(platform, ['spec', 'places', name, 'kind'], unknownKind(wanted, kinds)));
    }
  }
  return problems;
}

function unknownKind(wanted: string, kinds: readonly PlaceKindRules[]): Finding {
  const names = kinds.map(({ name }) => name);
  return {
    code: 'place-kind-unknown',
    message: `${wanted} is not a kind of place; expected ${names.join(', ')}`,
    hint: didYouMean(wanted, names),
  };
}

const validators = new WeakMap<PlaceKindRules, Validator>();

/** The errors in the settings of a place. The compiler of schemas is loaded only for kinds with settings. */
export async function settingsErrors(
  kind: PlaceKindRules,
  settings: JsonObject,
): Promise<readonly SchemaError[]> {
  if (!('properties' in kind.settings) && Object.keys(settings).length === 0) return [];
  let validate = validators.get(kind);
  if (!validate) {
    const { Ajv } = (await import('ajv')).default;
    // With `verbose`, an error has its schema, whose description becomes the hint.
    const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false });
    validate = ajv.compile(kind.settings) as Validator;
    validators.set(kind, validate);
  }
  return validate(settings) ? [] : (validate.errors ?? []);
}
