import { gitTooOldToMerge, mergeConflict } from '../failures.ts';
import type { Repository } from '../open.ts';
import { isAncestor } from './commits.ts';
import { gitFailed } from './git-errors.ts';
import { writeUnnamed } from './objects.ts';
import { decodePaths } from './paths.ts';

/** A commit of a branch, and the one before it on that branch. */
export interface BranchStep {
  readonly commit: string;
  /** Undefined for the first commit, and where a shallow clone ends. */
  readonly before: string | undefined;
}

/** The steps that a branch made, newest first: a merge is one step, whatever it brought. */
export async function branchSteps(
  { git }: Repository,
  tip: string,
  limit: number,
): Promise<readonly BranchStep[]> {
  const options = ['--first-parent', '--format=%H %P', `--max-count=${limit}`];
  const lines = (await git.text(['log', ...options, tip, '--'])).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [commit = '', before] = line.split(' ');
    return { commit, before: before === '' ? undefined : before };
  });
}

/**
 * The commit that a merge of `head` into `base` would give: one of them if it has the other, else a commit that no ref names. Both are
 * ids. Neither the work tree nor the index is used.
 *
 * Errors: `merge-conflict`, `git-too-old-to-merge`.
 */
export async function mergeOf(repository: Repository, base: string, head: string): Promise<string> {
  if (await isAncestor(repository, head, base)) return base;
  if (await isAncestor(repository, base, head)) return head;
  const tree = await mergedTree(repository, base, head);
  return writeUnnamed(repository, {
    tree,
    parents: [base, head],
    message: 'Merge as a pull request would\n',
  });
}

/**
 * The tree of a merge of two commits. Neither the work tree nor the index is used.
 *
 * @param named the commits that a conflict is reported of, where those that are merged were made for it
 *
 * Errors: `merge-conflict`, `git-too-old-to-merge`.
 */
export async function mergedTree(
  { git }: Repository,
  base: string,
  head: string,
  named: { readonly base: string; readonly head: string } = { base, head },
): Promise<string> {
  const command = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', base, head];
  const { code, stdout, stderr } = await git.attempt(command);
  const [tree = '', ...paths] = decodePaths(stdout).split('\0').filter(Boolean);
  if (code === 1 && tree !== '') throw mergeConflict({ ...named, paths: [...new Set(paths)] });
  if (/usage: git merge-tree/.test(stderr)) throw gitTooOldToMerge();
  if (code !== 0) throw gitFailed(command, code, stderr);
  return tree;
}
