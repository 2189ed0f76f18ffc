import type { Asset } from '../generated/types.ts';
import { own } from '../references/index.ts';
import type { Units } from '../units/index.ts';
import type { Json } from '../values/json.ts';
import { readValue } from './value.ts';

/**
 * Every parameter of an asset that has a value, in its declared unit: what is written, else the default. What can't be
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
