import type { Forge, PullRequest } from '@dtaas/forge';
import { type Repository, readRef } from '@dtaas/repository';
import { answerText, type Command, textOption } from '../context.ts';
import { pullRequestNone, pullRequestsSeveral } from './failures.ts';
import { forgeOfClone } from './forge-of-clone.ts';
import { currentBranch } from './propose.ts';
import { pullRequestFields } from './pull-request-report.ts';

/**
 * `dtaas merge [number|branch]`: merges a pull request, or says why the forge does not. It waits for nothing.
 */
export const run: Command = async (context, [named], options) => {
  const { repository, forge } = await forgeOfClone(context);
  const { number, head } = await findOne(repository, forge, named);
  const message = textOption(options, 'message');
  const merged = await forge.merge(number, { head, ...(message === undefined ? {} : { message }) });
  answerText(context, 'MergeReport', { pullRequest: pullRequestFields(merged) }, textOf(merged));
  return 0;
};

/**
 * The pull request, and the commit of its head that is merged. By its number: the head of now. By a branch that this clone has: the commit that
 * it has here, so that what somebody else pushed is not merged unseen.
 */
async function findOne(
  repository: Repository,
  forge: Forge,
  named: string | undefined,
): Promise<{ readonly number: number; readonly head: string }> {
  if (named !== undefined && /^[1-9]\d{0,14}$/.test(named)) {
    const { number, head } = await forge.pullRequest(Number(named));
    return { number, head: head.commit };
  }
  const branch = named ?? (await currentBranch(repository));
  const here = await readRef(repository, `refs/heads/${branch}`);
  const [found, other] = await openOrMerged(forge, branch, here);
  if (found === undefined) throw pullRequestNone({ branch });
  if (other !== undefined) throw pullRequestsSeveral({ branch, numbers: [found.number, other.number] });
  return { number: found.number, head: here ?? found.head.commit };
}

/** The open ones of a branch; or the one that merged this commit, so that the command can be repeated. */
async function openOrMerged(
  forge: Forge,
  head: string,
  here: string | null,
): Promise<readonly PullRequest[]> {
  const open = await forge.pullRequests({ state: 'open', head });
  if (open.length > 0) return open;
  const merged = await forge.pullRequests({ state: 'merged', head });
  return merged.filter((one) => one.head.commit === here).slice(0, 1);
}

function textOf({ number, base, mergeCommit = '' }: PullRequest): string {
  return [
    `Pull request ${number} is merged into ${base.branch}: ${mergeCommit.slice(0, 12)}`,
    `To get it here: git switch ${base.branch} && git pull`,
  ].join('\n');
}
