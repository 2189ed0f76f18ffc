import type { Repository } from '../open.ts';
import { resolveCommit } from './commits.ts';
import { mergedTree } from './merges.ts';
import { writeUnnamed } from './objects.ts';

/**
 * The tree of a commit without what a merge brought to its branch: a three-way merge of the merge's first parent into `onto`, over the merge.
 * Neither the work tree nor the index is used.
 *
 * @param merge the commit that brought the change: a merge, or a squash of it
 * @param onto the id of a commit that has the merge
 *
 * Errors: `merge-conflict`, `git-too-old-to-merge`, `rev-unknown` (a shallow clone ends at the merge).
 */
export async function revertedTree(repository: Repository, merge: string, onto: string): Promise<string> {
  const before = await resolveCommit(repository, `${merge}^1`);
  // git merges over a base that it is told since 2.40 only. Before that, the base has to be the common parent.
  const base = await copyOf(repository, merge, []);
  const [ours, theirs] = [await copyOf(repository, onto, [base]), await copyOf(repository, before, [base])];
  return mergedTree(repository, ours, theirs, { base: onto, head: merge });
}

/** A commit of the tree of another, with other parents. */
async function copyOf(repository: Repository, of: string, parents: readonly string[]): Promise<string> {
  const tree = await repository.git.text(['rev-parse', '--verify', `${of}^{tree}`]);
  return writeUnnamed(repository, { tree, parents, message: 'Part of a revert\n' });
}
