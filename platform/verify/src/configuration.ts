import {
  type Asset,
  type Available,
  finderOf,
  isAsset,
  type ParseCache,
  type Published,
  readCatalogue,
  type Tree,
} from '@dtaas/model';
import {
  mergeBase,
  type Repository,
  readCommitTree,
  readPublished,
  readWorkTree,
  resolveCommit,
} from '@dtaas/repository';
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
  /** References of assets that can't be read. */
  readonly broken: ReadonlySet<string>;
  readonly subjects: Subjects;
  /** `platform.yaml`'s word on whether a weak sandbox counts. */
  readonly allowWeak: boolean;
  /** References that differ from the commit where this line parted from `rev`'s. */
  changedSince(rev: string): Promise<ReadonlySet<string>>;
}

export async function openConfiguration(
  repository: Repository,
  options: ConfigurationOptions,
): Promise<Configuration> {
  const [tree, published] = await Promise.all([
    readWorkTree(repository),
    options.published ?? readPublished(repository),
  ]);
  const { catalogue } = readCatalogue(tree, { ...options, published });
  const finder = finderOf(catalogue);
  const assets = new Map<string, Available<Asset>>();
  for (const reference of catalogue.assets.keys()) {
    const found = finder.inTree(reference);
    if (found && isAsset(found)) assets.set(reference, found);
  }
  return {
    assets,
    broken: new Set([...catalogue.broken].filter((reference) => isAssetReference(reference))),
    subjects: subjectsOf(finder, environmentKey),
    allowWeak: catalogue.platform?.value.spec.verification.allowWeak ?? false,
    changedSince: async (rev) => changedReferences(await baseTree(repository, rev), tree),
  };
}

async function baseTree(repository: Repository, rev: string): Promise<Tree> {
  const base = await mergeBase(repository, rev, 'HEAD');
  return readCommitTree(repository, base ?? (await resolveCommit(repository, rev)), { under: ['assets'] });
}

function isAssetReference(reference: string): boolean {
  return /^(data|models|functions|tools)\/[^/]+$/.test(reference);
}
