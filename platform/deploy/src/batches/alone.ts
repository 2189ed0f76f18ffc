import {
  type Asset,
  type Available,
  isAsset,
  isAvailable,
  parseVersionedReference,
  type Resolution,
} from '@dtaas/model';
import { referencesMeant } from '@dtaas/verify';
import { batchUseUnbound, versionUnknown } from './failures.ts';

/**
 * The asset that a word means: `functions/calibration`, `calibration`, `functions/calibration@1.0.0`.
 *
 * @param refuseBroken throws if the file of the reference has problems
 */
export function assetNamed(
  { catalogue, finder }: Resolution,
  word: string,
  refuseBroken: (reference: string) => void,
): Available<Asset> {
  const versioned = parseVersionedReference(word.replace(/^(\.\/)?assets\//, ''));
  const known = [...new Set([...finder.references(), ...catalogue.broken])];
  const assets = known.filter((reference) => !/^(?:platform$|twins\/)/.test(reference));
  const [reference = ''] = referencesMeant([versioned?.reference ?? word], assets);
  const version = versioned?.version ?? '*';
  const found = finder.find(reference, version);
  if (isAvailable(found) && isAsset(found)) return found;
  refuseBroken(reference);
  throw versionUnknown({ asset: reference, version, known: 'versions' in found ? found.versions : [] });
}

/** What an asset without a twin uses: the newest versions that its asset.yaml allows. @throws DtaasError `batch-use-unbound` */
export function usesOf(
  { finder }: Resolution,
  { reference, value }: Available<Asset>,
): { readonly [use: string]: Available<Asset> } {
  const uses = Object.entries(value.spec.uses).flatMap(([use, { kind, asset, version = '*', required }]) => {
    const refuse = (why: string) => batchUseUnbound({ asset: reference, use, why });
    if (asset === undefined && !required) return [];
    if (asset === undefined) throw refuse('names no asset, so a twin has to bind it');
    const found = finder.find(asset, version);
    if (!isAvailable(found) || !isAsset(found))
      throw refuse(`is ${asset} ${version}, which is not in this repository`);
    const unset = Object.entries(found.value.spec.parameters).find(([, each]) => each.default === undefined);
    if (unset && kind !== 'Function') throw refuse(`is ${asset}, whose parameter ${unset[0]} has no default`);
    return [[use, found] as const];
  });
  return Object.fromEntries(uses);
}
