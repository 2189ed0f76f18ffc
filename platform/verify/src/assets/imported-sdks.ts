import type { Asset, Available, ParseCache } from '@dtaas/model';
import { largestProgram, type SdkLanguage, sdksNamedIn } from '@dtaas/sandbox';

export type ImportedSdks = readonly SdkLanguage[];

/** How a lock file names an SDK that the asset has among its own packages. */
const ownPackage: { readonly [language in SdkLanguage]: RegExp } = {
  node: /"node_modules\/@dtaas\/component"/,
  python: /^dtaas[-_.]component\s*==/im,
};

/**
 * The SDKs of the platform that an asset imports: their names stand in its files, and its own packages don't have them.
 *
 * @param cache keeps the answer by the asset's content, so that its files are read once
 */
export function sdksImportedBy(asset: Available<Asset>, cache?: ParseCache): ImportedSdks {
  const key = `sdk:${asset.digest}`;
  const kept = cache?.get(key) as ImportedSdks | undefined;
  if (kept !== undefined) return kept;
  const found = sdksNamedIn(programsOf(asset)).filter((language) => !hasOwn(asset, language));
  cache?.set(key, found);
  return found;
}

function* programsOf({ directory, files, tree }: Available<Asset>): Iterable<Uint8Array> {
  for (const { path, mode } of files) {
    const isFile = mode === '100644' || mode === '100755';
    const bytes = isFile ? tree.readUpTo(`${directory}/${path}`, largestProgram) : undefined;
    if (bytes) yield bytes;
  }
}

function hasOwn({ directory, tree, value }: Available<Asset>, language: SdkLanguage): boolean {
  const lock = value.spec.environment[language];
  const path = `${directory}/${lock}`;
  if (lock === undefined || !tree.entries.has(path)) return false;
  return ownPackage[language].test(Buffer.from(tree.read(path)).toString());
}
