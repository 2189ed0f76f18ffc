import type { Repository } from '../open.ts';
import { resolveCommit } from './commits.ts';
import { mergedTree, nobody } from './merges.ts';

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
  const base = await commitOf(repository, merge, []);
  const [ours, theirs] = [
    await commitOf(repository, onto, [base]),
    await commitOf(repository, before, [base]),
  ];
  return mergedTree(repository, ours, theirs, { base: onto, head: merge });
}

/** A commit of the tree of another, with other parents, that no ref names. */
async function commitOf({ git }: Repository, of: string, parents: readonly string[]): Promise<string> {
  const tree = await git.text(['rev-parse', '--verify', `${of}^{tree}`]);
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${nobody}`,
    `committer ${nobody}`,
  ];
  return git.text(
    ['hash-object', '-t', 'commit', '-w', '--stdin'],
    `${lines.join('\n')}\n\nPart of a revert\n`,
  );
}
