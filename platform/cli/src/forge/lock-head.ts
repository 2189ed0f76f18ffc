import { readPlatform } from '@dtaas/deploy';
import type { PullRequest } from '@dtaas/forge';
import { isLockDue, type NewLock, newLocks, type Resolution } from '@dtaas/model';
import { type Report, reportOf } from '@dtaas/report';
import {
  draftCommit,
  fetchCommit,
  keepObjects,
  pushBranch,
  type Repository,
  TreeDraft,
} from '@dtaas/repository';
import { resolutionAt } from '../clone/resolution-at.ts';
import { fetchNeededSources, looksBeyondTree } from '../write/fetch-needed-sources.ts';
import { reportedLock } from '../write/lock.ts';
import type { Job } from './job.ts';

type Where = Pick<Job, 'repository' | 'remote' | 'main'>;

/**
 * `/dtaas lock`: commits the locks that the head of a pull request needs, and that of the named twin, on its branch. The head's files are data, read
 * as git objects. What was pushed meanwhile stays. Nothing to lock makes no commit.
 *
 * @returns what was locked, or why nothing was, as a sentence
 */
export async function lockHead(
  { repository, remote, main }: Where,
  { number, head }: Pick<PullRequest, 'number' | 'head'>,
  named: string | undefined,
): Promise<Report<'LockReport'> | string> {
  const from = await fetchCommit(repository, remote, `refs/heads/${head.branch}`);
  if (from !== head.commit) return moved;
  const resolution = await withSources(repository, main, await resolutionAt(repository, from));
  if (named !== undefined && !resolution.twins.has(named))
    return `The head has no twin ${named} that can be read. \`dtaas check\` says what is wrong.`;
  const locks = await newLocks(resolution, {
    isWanted: (twin, now) => twin.name === named || isLockDue(twin, now),
  });
  const commit = await committed(repository, locks, { from, number });
  if (commit !== undefined) {
    const said = await pushBranch(repository, remote, { branch: head.branch, from, to: commit });
    if (said !== undefined) return /stale info|but expected/.test(said) ? moved : notPushed(said);
  }
  const twins = locks.map(reportedLock);
  return reportOf('LockReport', { ...(commit === undefined ? {} : { commit }), twins, unreached: [] });
}

const moved = 'The branch was moved while the locks were made. Comment again.';

function notPushed(said: string): string {
  return `The new locks could not be pushed: ${said}. Run \`dtaas lock\` in a clone, or paste the text of each lock from the comment of the review.`;
}

/** Sources are those of main: a pull request cannot send a job with rights to other servers. */
async function withSources(repository: Repository, main: string, head: Resolution): Promise<Resolution> {
  const { sources = [] } = (await readPlatform(repository, main)) ?? {};
  return (await fetchNeededSources(repository, head, looksBeyondTree, sources)).resolution;
}

async function committed(
  repository: Repository,
  locks: readonly NewLock[],
  { from, number }: { readonly from: string; readonly number: number },
): Promise<string | undefined> {
  const draft = new TreeDraft(repository, from);
  const twins: string[] = [];
  for (const { twin, file, outcome } of locks) {
    if (outcome.is !== 'new') continue;
    draft.put(file, outcome.text);
    twins.push(twin);
  }
  const [first] = twins;
  if (first === undefined) return undefined;
  const subject =
    twins.length === 1 ? `${first}: write twin.lock` : `Write twin.lock of ${twins.length} twins`;
  const made = await draftCommit(
    repository,
    draft,
    `${subject}\n\nBy /dtaas lock in pull request ${number}.`,
  );
  await keepObjects(repository, made.objects, []);
  return made.id;
}
