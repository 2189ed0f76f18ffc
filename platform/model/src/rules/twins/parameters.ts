import type { Asset } from '../../generated/types.ts';
import { readValue } from '../../parameters/index.ts';
import { didYouMean, own } from '../../references/index.ts';
import { allParts } from '../../resolution/index.ts';
import type { Units } from '../../units/index.ts';
import type { Json } from '../../values/json.ts';
import { at, atKey, eachTwin, type KeyPath, type Problem, type Sourced } from '../rule.ts';

export const parametersAreRight = eachTwin(function* (resolved, { units }) {
  for (const { path, component, asset } of allParts(resolved)) {
    if (!asset) continue;
    yield* valuesAreRight(units, resolved.twin, [...path, 'with'], asset.value, component.with);
    for (const [name, parameter] of Object.entries(asset.value.spec.parameters)) {
      if (parameter.default !== undefined || Object.hasOwn(component.with, name)) continue;
      const unit = parameter.unit === undefined ? '' : ` in ${parameter.unit}`;
      yield atKey(resolved.twin, path, {
        code: 'parameter-missing',
        message: `${component.asset} needs a value for its parameter ${name}, which has no default`,
        hint: `Set it under with: ${/^[aeiou]/.test(parameter.type) ? 'an' : 'a'} ${parameter.type}${unit}.`,
      });
    }
  }
});

/** The values that a document has for an asset's parameters, at `path`. */
export function* valuesAreRight(
  units: Units,
  twin: Pick<Sourced<unknown>, 'document'>,
  path: KeyPath,
  asset: Asset,
  values: { readonly [name: string]: Json },
): Iterable<Problem> {
  for (const [name, value] of Object.entries(values)) {
    const parameter = own(asset.spec.parameters, name);
    if (!parameter) {
      yield atKey(twin, [...path, name], {
        code: 'parameter-unknown',
        message: `${asset.metadata.name} has no parameter ${name}`,
        hint: didYouMean(name, Object.keys(asset.spec.parameters)),
      });
      continue;
    }
    const outcome = readValue(units, name, parameter, value);
    if ('value' in outcome) continue;
    const { key, ...finding } = outcome.refusal;
    yield at(twin, key === undefined ? [...path, name] : [...path, name, key], finding);
  }
}
