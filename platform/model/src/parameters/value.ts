import type { Finding } from '../explain/explanations.ts';
import type { Asset, Parameter } from '../generated/types.ts';
import { own } from '../references/index.ts';
import {
  type Conversion,
  conversion,
  convert,
  identity,
  isConversion,
  isUnit,
  type Units,
} from '../units/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../values/json.ts';

/** Why a value in `twin.yaml` does not fit a parameter. */
export interface ValueRefusal extends Finding {
  /** The key within the written value at which it is wrong. */
  readonly key?: 'value' | 'unit';
}

export type ValueOutcome = { readonly value: Json } | { readonly refusal: ValueRefusal };

/** Reads the value that a twin has for a parameter, and converts it to the parameter's unit. */
export function readValue(units: Units, name: string, parameter: Parameter, written: Json): ValueOutcome {
  if (parameter.type !== 'number' && parameter.type !== 'integer')
    return withinType(name, parameter, written);
  if (!isQuantity(written)) {
    const bare = isJsonObject(written) && 'value' in written ? written['value']! : written;
    if (parameter.unit === undefined || parameter.unit === '1') return withinType(name, parameter, written);
    return refuse({
      code: 'quantity-without-unit',
      message: `${name} is in ${parameter.unit}, but ${shown(bare)} has no unit`,
      hint: `Write {value: ${shown(bare)}, unit: ${parameter.unit}}.`,
    });
  }
  const found = units.find(written.unit);
  if (!isUnit(found)) {
    return refuse({ ...found, message: `${name}: ${found.message}`, key: 'unit' });
  }
  // The value for a difference is a difference. Any other value is absolute only if its unit says so, as `Cel` does.
  const temperature = parameter.temperature === 'difference' ? 'difference' : undefined;
  const by = conversion(units, { unit: written.unit, temperature }, parameter);
  if (!isConversion(by)) return refuse({ ...by, message: `${name}: ${by.message}`, key: 'unit' });
  const outcome = withinType(name, parameter, converted(written.value, by));
  return 'refusal' in outcome ? refuse({ ...outcome.refusal, key: 'value' }) : outcome;
}

/**
 * The values of an asset's parameters in their declared units: those of the twin, else the defaults. A value that can't be
 * read is left out; a rule reports it.
 */
export function parameterValues(
  units: Units,
  asset: Asset,
  written: { readonly [name: string]: Json },
): { readonly [name: string]: Json } {
  const values: { [name: string]: Json } = {};
  for (const [name, parameter] of Object.entries(asset.spec.parameters)) {
    const value = own(written, name);
    if (value === undefined) {
      if (parameter.default !== undefined) values[name] = parameter.default;
      continue;
    }
    const outcome = readValue(units, name, parameter, value);
    if ('value' in outcome) values[name] = outcome.value;
  }
  return values;
}

/** Whether a value, in the parameter's own unit, is of its type and within its bounds. */
export function withinType(name: string, parameter: Parameter, value: Json): ValueOutcome {
  const unit = parameter.unit === undefined ? '' : ` ${parameter.unit}`;
  const shape = parameter.shape ?? [];
  if (!hasShape(value, shape) || !elements(value, shape.length).every((one) => isOf(parameter.type, one))) {
    return refuse({
      code: 'value-type',
      message: `${name} must be ${described(parameter)}, not ${shown(value)}`,
      hint: `Write ${parameter.type === 'boolean' && !parameter.shape ? 'true or false' : described(parameter)}.`,
    });
  }
  if (
    parameter.enum &&
    !parameter.enum.some((allowed) => JSON.stringify(allowed) === JSON.stringify(value))
  ) {
    const allowed = parameter.enum.map(shown).join(', ');
    return refuse({
      code: 'value-out-of-bounds',
      message: `${name} is ${shown(value)}${unit}, which is not allowed`,
      hint: `Write one of these: ${allowed}.`,
    });
  }
  for (const element of elements(value, shape.length)) {
    if (typeof element !== 'number') continue;
    if (!Number.isFinite(element)) {
      return refuse({
        code: 'value-out-of-bounds',
        message: `${name} is a number that is too large${unit}`,
        hint: 'Write a value that is below 1.8e308 in the unit of the parameter, too.',
      });
    }
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = parameter;
    if (element >= minimum && element <= maximum) continue;
    const bound = element < minimum ? `at least ${minimum}` : `at most ${maximum}`;
    return refuse({
      code: 'value-out-of-bounds',
      message: `${name} is ${element}${unit}, but must be ${bound}${unit}`,
      hint: `Write a value of ${bound}${unit}.`,
    });
  }
  return { value };
}

interface Written extends JsonObject {
  readonly value: Json;
  readonly unit: string;
}

function isQuantity(value: Json): value is Written {
  return isJsonObject(value) && 'value' in value && typeof value['unit'] === 'string';
}

function converted(value: Json, by: Conversion): Json {
  if (by === identity) return value;
  if (typeof value === 'number') return convert(value, by);
  return Array.isArray(value) ? value.map((element: Json) => converted(element, by)) : value;
}

/** Whether a value is an array of these sizes, outermost first; without any it is a single value. */
function hasShape(value: Json, [size, ...inner]: readonly (number | null)[]): boolean {
  if (size === undefined) return !Array.isArray(value);
  if (!Array.isArray(value) || (size !== null && value.length !== size)) return false;
  return value.every((element: Json) => hasShape(element, inner));
}

/** The single values of an array with so many dimensions. */
function elements(value: Json, dimensions: number): readonly Json[] {
  if (dimensions === 0 || !Array.isArray(value)) return [value];
  return value.flatMap((element: Json) => elements(element, dimensions - 1));
}

function isOf(type: Parameter['type'], value: Json): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === 'object' ? isJsonObject(value) : typeof value === type;
}

function described({ type, unit, shape }: Parameter): string {
  const article = type === 'integer' || type === 'object' ? 'an' : 'a';
  const sizes = shape?.map((size) => size ?? 'any').join(' × ');
  const one = shape ? `an array (${sizes}) of ${type}s` : `${article} ${type}`;
  return unit === undefined || unit === '1' ? one : `${one} in ${unit}`;
}

/** A value for a message, shortened. */
function shown(value: Json): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function refuse(refusal: ValueRefusal): ValueOutcome {
  return { refusal };
}
