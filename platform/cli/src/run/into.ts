import { affectedTwins } from '@dtaas/model';
import { mergeOf, openRepository, readPublished, readTreeObject, resolveCommit } from '@dtaas/repository';
import { openParseCache } from '../clone/parse-cache.ts';
import type { Context } from '../context.ts';

/** What a merge would do to the branch that it goes into. */
interface Merge {
  /** The commit that is merged. */
  readonly head: string;
  /** The commit that the merge would give; no ref names it. */
  readonly commit: string;
  /** The twins whose desired state differs between the branch and the merge. */
  readonly affected: ReadonlySet<string>;
}

/**
 * Merges a commit into a branch without a work tree, because a plan of the commit alone would undo what the branch got since.
 *
 * Errors: `merge-conflict`, `git-too-old-to-merge`, `rev-unknown`, `rev-invalid`.
 */
export async function mergeInto(context: Context, into: string, head = 'HEAD'): Promise<Merge> {
  const repository = await openRepository(context.cwd, { note: context.note });
  const [base, merged] = await Promise.all([into, head].map((rev) => resolveCommit(repository, rev)));
  const commit = await mergeOf(repository, base!, merged!);
  const cache = openParseCache(repository.root);
  const mentions = openParseCache(repository.root, 'mentioned');
  const placeKinds = async () => (await import('@dtaas/places')).placeKinds;
  const [published, before, after] = await Promise.all([
    readPublished(repository),
    readTreeObject(repository, base!),
    readTreeObject(repository, commit),
  ]);
  const twins = await affectedTwins(before, after, { published, placeKinds, cache, mentions });
  cache.save();
  mentions.save();
  return { head: merged!, commit, affected: new Set(twins) };
}
