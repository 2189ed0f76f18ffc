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
import { partedFrom, type Repository, readCommitTree } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import { changedReferences } from './select.ts';
import { type Subjects, subjectsOf } from './subject.ts';

export interface ConfigurationOptions {
  /** Versions that have a tag; read from git unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache;
}

/** The assets of a clone as its files are. */
export interface Configuration {
  readonly assets: ReadonlyMap<string, Available<Asset>>;
  /**
   * Published versions, of this repository or of another, that twins name: whatever runs here was verified here, since
   * the word of another repository says nothing of this machine, and could be anybody's.
   */
  readonly elsewhere: readonly Available<Asset>[];
  /** References of assets that can't be read. */
  readonly broken: ReadonlySet<string>;
  readonly subjects: Subjects;
  /** `platform.yaml`'s word on whether a weak sandbox counts. */
  readonly allowWeak: boolean;
  /** References that differ from the commit where this line parted from `rev`'s. */
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
    changedSince: async (rev) => changedReferences(await baseTree(repository, rev), tree, assets),
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

async function baseTree(repository: Repository, rev: string): Promise<Tree> {
  return readCommitTree(repository, await partedFrom(repository, rev), { under: ['assets'] });
}

function isAssetReference(reference: string): boolean {
  return /^(data|models|functions|tools)\/[^/]+$/.test(reference);
}
