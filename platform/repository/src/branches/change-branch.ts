import { setTimeout as sleep } from 'node:timers/promises';
import { branchBusy } from '../failures.ts';
import { commitOf } from '../git/objects.ts';
import { type RefChange, readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { TreeDraft } from './tree-draft.ts';

/** A ref that the platform keeps files on, one commit a change. */
export interface FilesRef {
  /** In full, e.g. `refs/heads/dtaas-forge`. */
  readonly ref: string;
  /** The message of the next commit, a line. */
  readonly message: string;
}

/** What a change needs besides its files. */
export interface ChangeSteps<T> {
  /** Reads, and puts files into the draft. Called again with a newer draft if another writer was faster. */
  readonly decide: (draft: TreeDraft) => Promise<T>;
  /** Further refs that move together with the files, or nothing does. */
  readonly also?: (decided: T) => readonly RefChange[];
}

/**
 * Changes files on a ref by compare and swap. Many writers at once lose nothing: the slower one decides again on top of the
 * faster one's commit. Without changed files no commit is made.
 *
 * Errors: `branch-busy` after 60 attempts.
 */
export async function changeBranch<T>(
  repository: Repository,
  { ref, message }: FilesRef,
  { decide, also = () => [] }: ChangeSteps<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= 60; attempt++) {
    const draft = new TreeDraft(repository, await readRef(repository, ref));
    const decided = await decide(draft);
    if (!draft.hasChanges) return decided;
    const made = await draftCommit(repository, draft, message);
    const changes = [{ ref, from: draft.base, to: made.id }, ...also(decided)];
    if (await keepObjects(repository, made.objects, changes)) return decided;
    await sleep(Math.random() * 15 * attempt);
  }
  throw branchBusy({ ref });
}

/** The commit of a draft on top of its base, with the objects that aren't written yet. The platform is its author. */
export async function draftCommit(repository: Repository, draft: TreeDraft, message: string) {
  const tree = await draft.tree();
  const parents = draft.base === null ? [] : [draft.base];
  const commit = commitOf(repository, { tree: tree.id, parents, message: `${message}\n` });
  return { id: commit.id, objects: [...tree.objects, commit] };
}
