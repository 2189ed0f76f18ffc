import type { Asset } from '../../generated/types.ts';
import { allComponents, isAvailable, librariesOf, type Resolution } from '../../resolution/index.ts';
import { at, atKey, eachAsset, eachTwin, type Problem, type Rule, type Sourced } from '../rule.ts';

/** A use of a function: it is code of the asset, so the asset names it, and no twin binds it. */
export const librariesAreCode: Rule = {
  ...eachAsset(function* (asset, resolution) {
    for (const [name, { kind, asset: reference }] of Object.entries(asset.value.spec.uses)) {
      if (kind !== 'Function' || reference !== undefined) continue;
      yield atKey(asset, ['spec', 'uses', name], {
        code: 'library-unnamed',
        message: `The use ${name} has the kind Function, but names no function`,
        hint: `Write ${name}: {kind: Function, asset: functions/<name>, version: ^1}.`,
      });
    }
    yield* librariesAreFlat(asset, resolution);
  }),
  ...eachTwin(function* (resolved) {
    for (const { path, component, asset } of allComponents(resolved)) {
      for (const name of Object.keys(component.uses)) {
        if (asset?.value.spec.uses[name]?.kind !== 'Function') continue;
        yield atKey(resolved.twin, [...path, 'uses', name], {
          code: 'library-bound',
          message: `The use ${name} of ${component.asset} is a library, which a twin does not bind`,
          hint: `Remove ${name} here. The asset itself names the function and its versions.`,
        });
      }
    }
  }),
};

/** A library has no libraries, so no function is a library of itself, directly or through other functions. */
function* librariesAreFlat(asset: Sourced<Asset>, { finder }: Resolution): Iterable<Problem> {
  for (const { use, reference, range } of librariesOf(asset.value)) {
    const found = finder.find(reference, range);
    const value = isAvailable(found) ? (found.value as Asset) : undefined;
    const [first] = value ? librariesOf(value) : [];
    if (!first) continue;
    const message =
      reference === asset.reference
        ? `${reference} uses itself as a library`
        : `${reference} uses ${first.reference} as a library, so ${reference} can't be a library of ${asset.reference}`;
    yield at(asset, ['spec', 'uses', use, 'asset'], {
      code: 'library-nested',
      message,
      hint: 'Move the shared code to a function that uses no other function.',
    });
  }
}
