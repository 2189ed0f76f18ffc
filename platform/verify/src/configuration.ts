import {
  type Asset,
  type Available,
  isAsset,
  isAvailable,
  type ParseCache,
  type Published,
  type ResolvedTwin,
  readCatalogue,
  resolveCatalogue,
  type Tree,
} from '@dtaas/model';
import { partedFrom, type Repository, readTreeObject } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import { changedReferences } from './select.ts';
import { type Subjects, subjectsOf } from './subject.ts';

export interface ConfigurationOptions {
  /** Versions that have a tag; read from git unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache;
}

/** The assets of a clone's work tree. */
export interface Configuration {
  readonly assets: ReadonlyMap<string, Available<Asset>>;
  /** Published versions that twins name. They are verified here, because records of other repositories can't be trusted. */
  readonly elsewhere: readonly Available<Asset>[];
  /** References of assets that can't be read. */
  readonly broken: ReadonlySet<string>;
  readonly subjects: Subjects;
  /** Whether a weak sandbox counts, as `platform.yaml` says. */
  readonly allowWeak: boolean;
  /** References of assets that differ from the merge base with `rev`. */
  changedSince(rev: string): Promise<ReadonlySet<string>>;
}

/** Reads and resolves the files of a clone as they are in `tree`. */
export async function configurationOf(
  repository: Repository,
  tree: Tree,
  options: ConfigurationOptions,
): Promise<Configuration> {
  const { catalogue } = readCatalogue(tree, options);
  const { finder, twins } = await resolveCatalogue(catalogue);
  const assets = new Map<string, Available<Asset>>();
  for (const reference of catalogue.assets.keys()) {
    const found = finder.inTree(reference);
    if (found && isAsset(found)) assets.set(reference, found);
  }
  return {
    assets,
    elsewhere: elsewhereOf(twins.values()),
    broken: new Set([...catalogue.broken].filter((reference) => isAssetReference(reference))),
    subjects: subjectsOf(finder, environmentKey),
    allowWeak: catalogue.platform?.value.spec.verification.allowWeak ?? false,
    changedSince: async (rev) => {
      const base = await partedFrom(repository, rev);
      const before = await readTreeObject(repository, base, { under: ['assets'] });
      return changedReferences(before, tree, assets);
    },
  };
}

function elsewhereOf(twins: Iterable<ResolvedTwin>): readonly Available<Asset>[] {
  const found = new Set<Available<Asset>>();
  for (const { references } of twins) {
    for (const { outcome } of references)
      if (isAvailable(outcome) && isAsset(outcome) && outcome.source !== 'tree') found.add(outcome);
  }
  return [...found];
}

function isAssetReference(reference: string): boolean {
  return /^(data|models|functions|tools)\/[^/]+$/.test(reference);
}
