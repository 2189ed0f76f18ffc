import {
  draftCommit,
  keepObjects,
  mergedTree,
  readRef,
  repositoryErrors,
  TreeDraft,
} from '@dtaas/repository';
import { forgeHeadMoved, forgeMergeConflict, forgeNotMergeable } from '../failures.ts';
import type { Forge, PullRequest } from '../forge.ts';
import { protectionFor } from './protection.ts';
import { putPull, readPull } from './pull-records.ts';
import { pullRequestNow } from './pull-requests.ts';
import { pushWithin } from './push.ts';
import { oneLine, type Remote, recordsRef } from './remote.ts';
import { readStatuses } from './statuses.ts';

type Options = Parameters<Forge['merge']>[1];

/**
 * Merges by one push of the base branch and the record, all or none: a merge that was killed has happened, or it has not.
 */
export async function merge(remote: Remote, number: number, options: Options): Promise<PullRequest> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const pullRequest = await pullRequestNow(remote, number);
    const { state, head } = pullRequest;
    if (head.commit !== options.head) throw forgeHeadMoved({ number, seen: options.head, now: head.commit });
    if (state === 'merged') return pullRequest;
    if (state === 'closed') throw forgeNotMergeable({ number, said: 'it is closed' });
    await expectStatuses(remote, pullRequest);
    if (await tryMerge(remote, pullRequest, options)) return pullRequestNow(remote, number);
  }
  throw forgeNotMergeable({ number, said: 'other merges were always faster' });
}

async function expectStatuses(remote: Remote, { number, base, head }: PullRequest): Promise<void> {
  const wanted = await protectionFor(remote, base.branch);
  if (wanted === undefined) return;
  const statuses = await readStatuses(remote, head.commit);
  const missing = wanted.flatMap((name) => {
    const { state, description } = statuses.find((one) => one.name === name) ?? {};
    if (state === 'success') return [];
    return state === undefined
      ? `the status ${name} is missing`
      : `the status ${name} is ${state} (${description})`;
  });
  if (missing.length === 0) return;
  // No job will do it.
  const next = `To check, verify and plan it here: dtaas comment ${number} /dtaas plan`;
  throw forgeNotMergeable({ number, said: missing.join(', '), next });
}

/** False if the base branch or the records moved meanwhile. */
async function tryMerge(remote: Remote, pullRequest: PullRequest, options: Options): Promise<boolean> {
  const { repository } = remote;
  const { number, base, head } = pullRequest;
  const mergeCommit = await commitMerge(remote, pullRequest, options);
  const draft = new TreeDraft(repository, await readRef(repository, recordsRef));
  const record = await readPull(remote, draft, number);
  if (record.state !== 'open') return false;
  putPull(draft, {
    ...record,
    base,
    head: { ...record.head, commit: head.commit },
    state: 'merged',
    mergeCommit,
    mergedBy: remote.account,
  });
  const made = await draftCommit(repository, draft, `Merge pull request ${number}`);
  await keepObjects(repository, made.objects, []);
  return pushWithin(
    repository,
    [
      { ref: `refs/heads/${base.branch}`, from: base.commit, to: mergeCommit },
      { ref: recordsRef, from: draft.base, to: made.id },
    ],
    `merge pull request ${number} into ${base.branch}`,
  );
}

async function commitMerge(
  remote: Remote,
  { number, title, base, head }: PullRequest,
  { message = `${title} (#${number})` }: Options,
): Promise<string> {
  const { git } = remote.repository;
  const tree = await mergedTree(remote.repository, base.commit, head.commit).catch((error: unknown) => {
    if (!repositoryErrors.mergeConflict.is(error)) throw error;
    throw forgeMergeConflict({ number, base: base.branch });
  });
  const who = await identity(remote);
  return git.text(
    [...who, 'commit-tree', tree, '-p', base.commit, '-p', head.commit, '-F', '-'],
    `${message}\n`,
  );
}

/** Whoever merges or writes files is the author, as on other forges. */
export async function identity({ repository, account }: Remote): Promise<readonly string[]> {
  const { code, stdout } = await repository.git.attempt(['config', 'user.email']);
  const email = code === 0 ? stdout.toString().trim() : 'noreply@dtaas.invalid';
  return ['-c', `user.name=${oneLine(account)}`, '-c', `user.email=${email}`];
}
