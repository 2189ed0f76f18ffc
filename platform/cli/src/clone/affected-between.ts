import { affectedTwins, memoised, type Tree } from '@dtaas/model';
import { type Repository, readPublished, readTreeObject } from '@dtaas/repository';
import { openParseCache } from './parse-cache.ts';

/** Compares trees of a clone with the caches of earlier commands. */
export interface Affected {
  /** The twins whose desired state differs between two commits, or a commit and a tree, sorted. */
  between(before: string, after: string | Tree): Promise<readonly string[]>;
  /** Keeps what was read for the next command. */
  save(): void;
}

export async function openAffected(repository: Repository): Promise<Affected> {
  const cache = openParseCache(repository.root);
  const mentions = openParseCache(repository.root, 'mentioned');
  const published = await readPublished(repository);
  const placeKinds = async () => (await import('@dtaas/places')).placeKinds;
  const treeOf = (commit: string | Tree) =>
    typeof commit === 'string' ? readTreeObject(repository, commit) : commit;
  const compare = async (before: string, after: string | Tree): Promise<readonly string[]> => {
    const [then, now] = await Promise.all([treeOf(before), treeOf(after)]);
    return affectedTwins(then, now, { published, placeKinds, cache, mentions });
  };
  // A command asks about the same ones more than once.
  const compared = memoised((before: string) => memoised((after: string | Tree) => compare(before, after)));
  return {
    between: (before, after) => compared(before)(after),
    save() {
      cache.save();
      mentions.save();
    },
  };
}
