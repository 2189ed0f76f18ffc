import { type DtaasError, isAvailable, type Resolution, resolveCatalogue } from '@dtaas/model';
import { fetchSources, type Repository, readPublished } from '@dtaas/repository';

/** The sources that couldn't be fetched, and why. */
export type Unreached = ReadonlyMap<string, DtaasError>;

/**
 * Fetches the sources of `platform.yaml` if `isNeeded`, and resolves every reference again. If a source can't be reached,
 * the versions that were fetched from it before are used. Errors: `source-changed` if a source has moved a version.
 */
export async function fetchNeededSources(
  repository: Repository,
  resolution: Resolution,
  isNeeded: (resolution: Resolution) => boolean,
  sources = resolution.catalogue.platform?.value.spec.sources ?? [],
): Promise<{ readonly resolution: Resolution; readonly unreached: Unreached }> {
  if (sources.length === 0 || !isNeeded(resolution)) return { resolution, unreached: new Map() };
  const unreached = await fetchSources(repository, sources);
  for (const error of unreached.values()) if (error.code === 'source-changed') throw error;
  const published = await readPublished(repository);
  return { resolution: await resolveCatalogue({ ...resolution.catalogue, published }), unreached };
}

/** Whether a twin or an asset names a version that is not in this tree, so that a source may have it or a newer one. */
export function looksBeyondTree({ catalogue, finder, twins }: Resolution): boolean {
  const ofTwins = [...twins.values()].flatMap(({ references }) => references.map(({ request }) => request));
  return [...ofTwins, ...usesOfAssets(catalogue)].some(({ reference, range }) => {
    const found = finder.find(reference, range);
    return isAvailable(found) ? found.source !== 'tree' : found.reason !== 'broken';
  });
}

/** Whether a lock or an asset names a version that this clone doesn't have. */
export function lacksVersions({ twins, finder, catalogue }: Resolution): boolean {
  const ofTwins = [...twins.values()].flatMap(({ references }) => references);
  if (ofTwins.some(({ lock }) => lock === 'unfetched')) return true;
  return usesOfAssets(catalogue).some(({ reference, range }) => !isAvailable(finder.find(reference, range)));
}

/** The versions of other assets that the assets of the tree name. */
function usesOfAssets({
  assets,
}: Resolution['catalogue']): readonly { readonly reference: string; readonly range: string }[] {
  return [...assets.values()].flatMap(({ value: { spec } }) =>
    [...Object.values(spec.uses), ...Object.values(spec.test?.uses ?? {})].flatMap(
      ({ asset, version = '*' }) => (asset === undefined ? [] : [{ reference: asset, range: version }]),
    ),
  );
}
