import {
  type Asset,
  type Available,
  contentDigest,
  documentationOf,
  filesByReference,
  isAsset,
  isAvailable,
  nearest,
  type ParseCache,
  type Published,
  type ResolvedTwin,
  readCatalogue,
  resolveCatalogue,
  type Tree,
} from '@dtaas/model';
import { partedFrom, type Repository, readTreeObject } from '@dtaas/repository';
import { assetUnknown } from './failures.ts';
import { inOrder, type Subject, subjectsOf } from './subject.ts';

export interface ChoiceOptions {
  /** The assets to verify, with the assets that they use. By default all. */
  readonly assets?: readonly string[];
  /** Verifies only assets that changed since the merge base with this commit, and assets that use them. */
  readonly since?: string;
  readonly cache?: ParseCache;
}

/** The assets that a call verifies. */
export interface Choice {
  /** The chosen assets and all assets that they use. A used asset comes before its users. */
  readonly subjects: readonly Subject[];
  /** References of assets whose `asset.yaml` can't be used. */
  readonly broken: readonly string[];
  /** Whether a weak sandbox counts, as `platform.yaml` says. */
  readonly allowWeak: boolean;
}

/** @throws DtaasError `usage-asset-unknown` */
export async function choose(
  repository: Repository,
  tree: Tree,
  published: readonly Published[],
  options: ChoiceOptions,
): Promise<Choice> {
  const { catalogue } = readCatalogue(tree, { published, cache: options.cache });
  const { finder, twins } = await resolveCatalogue(catalogue);
  const subjectOf = subjectsOf(finder, options.cache);
  const assets = new Map<string, Available<Asset>>();
  for (const reference of catalogue.assets.keys()) {
    const found = finder.inTree(reference);
    if (found && isAsset(found)) assets.set(reference, found);
  }
  const elsewhere = elsewhereOf(twins.values());
  const broken = [...catalogue.broken].filter((reference) => !/^(?:platform$|twins\/)/.test(reference));
  const known = [...new Set([...assets.keys(), ...elsewhere.map(({ reference }) => reference), ...broken])];
  const meant = options.assets?.length ? referencesMeant(options.assets, known) : known;
  const changed =
    options.since === undefined ? undefined : await changedSince(repository, options.since, tree, assets);
  const chosen = meant.flatMap((reference) => assets.get(reference) ?? []).map(subjectOf);
  return {
    subjects: inOrder([
      ...chosen.filter(
        (subject) => !changed || inOrder([subject]).some((part) => changed.has(part.reference)),
      ),
      // No tree shows since when a twin names a published version, so `since` doesn't apply to these.
      ...elsewhere.filter(({ reference }) => meant.includes(reference)).map(subjectOf),
    ]),
    broken: broken.filter((reference) => meant.includes(reference) && (!changed || changed.has(reference))),
    allowWeak: catalogue.platform?.value.spec.verification.allowWeak ?? false,
  };
}

/** Published versions that twins name. They are verified here, because records of other repositories can't be trusted. */
function elsewhereOf(twins: Iterable<ResolvedTwin>): readonly Available<Asset>[] {
  const found = [...twins].flatMap(({ references }) => references.map(({ outcome }) => outcome));
  const assets = found.filter(isAvailable).filter(isAsset);
  return [...new Set(assets.filter(({ source }) => source !== 'tree'))];
}

/**
 * The references that a person means: `functions/pump`, `assets/functions/pump/`, or `pump` if only one asset has that name.
 *
 * @throws DtaasError `usage-asset-unknown` for the first word that means no asset or several
 */
export function referencesMeant(words: readonly string[], references: readonly string[]): readonly string[] {
  const meant = words.map((word) => {
    const plain = word.replace(/^(\.\/)?assets\//, '').replace(/\/+$/, '');
    const found = references.filter((reference) => reference === plain || reference.endsWith(`/${plain}`));
    const [reference] = found;
    if (reference !== undefined && (found.length === 1 || plain.includes('/'))) return reference;
    const names = references.map((known) => known.slice(known.indexOf('/') + 1));
    const near = found.length > 1 ? undefined : nearest(plain, [...references, ...names]);
    throw assetUnknown({ name: word, meant: found, nearest: near });
  });
  return [...new Set(meant)];
}

/**
 * References of assets that differ from the merge base with `rev`. The asset of the later tree says which files are
 * documentation and don't count. If the earlier tree has another list, its `asset.yaml` differs anyway.
 */
async function changedSince(
  repository: Repository,
  rev: string,
  tree: Tree,
  assets: ReadonlyMap<string, Available<Asset>>,
): Promise<ReadonlySet<string>> {
  const base = await partedFrom(repository, rev);
  const before = filesByReference(await readTreeObject(repository, base, ['assets']));
  const changed = new Set<string>();
  for (const [reference, files] of filesByReference(tree)) {
    const then = before.get(reference);
    const documentation = documentationOf(assets.get(reference)?.value);
    if (!then || contentDigest(then, documentation) !== contentDigest(files, documentation))
      changed.add(reference);
  }
  return changed;
}
