import { mergeOf, openRepository, resolveCommit } from '@dtaas/repository';
import { openAffected } from '../clone/affected-between.ts';
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
export async function mergeInto(context: Context, into: string, merged = 'HEAD'): Promise<Merge> {
  const repository = await openRepository(context.cwd, { note: context.note });
  const base = await resolveCommit(repository, into);
  const head = await resolveCommit(repository, merged);
  const commit = await mergeOf(repository, base, head);
  const affected = await openAffected(repository);
  const twins = await affected.between(base, commit);
  affected.save();
  return { head, commit, affected: new Set(twins) };
}
