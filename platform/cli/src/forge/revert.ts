import type { PullRequest } from '@dtaas/forge';
import { fetchCommit, pushRefs, type Repository, repositoryErrors, revertedTree } from '@dtaas/repository';
import { answerText, type Command } from '../context.ts';
import { numberOf } from './comment.ts';
import { pushRefused, revertBranchTaken, revertNothing, revertNotMerged } from './failures.ts';
import { forgeOfClone } from './forge-of-clone.ts';
import { pullRequestFields } from './pull-request-report.ts';

/** `dtaas revert <number>`: opens a pull request that takes a merged one back. The work tree stays as it is. */
export const run: Command = async (context, [text = '']) => {
  const wanted = numberOf(text);
  const { repository, forge, remote } = await forgeOfClone(context);
  const reverted = await forge.pullRequest(wanted);
  const { number, state, mergeCommit, base } = reverted;
  if (mergeCommit === undefined) throw revertNotMerged({ number, state });
  const branch = `revert-${number}`;
  const [earlier] = await forge.pullRequests({ state: 'merged', head: branch, base: base.branch });
  if (earlier === undefined) await pushRevert(repository, { remote, branch, mergeCommit, reverted });
  const pullRequest =
    earlier ?? (await forge.ensurePullRequest({ head: branch, base: base.branch, ...wordsOf(reverted) }));
  const next =
    pullRequest.state === 'merged'
      ? 'It is merged already.'
      : `To merge it: dtaas merge ${pullRequest.number}`;
  const said = `Pull request ${pullRequest.number} takes back pull request ${number}.\n${next}`;
  answerText(context, 'RevertReport', { pullRequest: pullRequestFields(pullRequest), reverts: number }, said);
  return 0;
};

function wordsOf({ number, title, url }: PullRequest): { readonly title: string; readonly body: string } {
  const link = /^https?:/.test(url) ? ` (${url})` : '';
  return {
    title: `Revert "${title}"`,
    body: `This takes back pull request ${number}${link}, which was merged.`,
  };
}

interface Revert {
  readonly remote: string;
  readonly branch: string;
  readonly mergeCommit: string;
  readonly reverted: PullRequest;
}

/** A branch that has the revert stays as it is, also if the base has moved since. */
async function pushRevert(repository: Repository, revert: Revert): Promise<void> {
  const { remote, branch, mergeCommit, reverted } = revert;
  const { number, base, title } = reverted;
  const ref = `refs/heads/${branch}`;
  const onto = await fetchCommit(repository, remote, `refs/heads/${base.branch}`);
  const there = await branchAt(repository, remote, ref);
  if (there !== undefined) {
    if (await isRevert(repository, there, mergeCommit)) return;
    throw revertBranchTaken({ branch });
  }
  const tree = await revertedTree(repository, mergeCommit, onto);
  if (tree === (await treeOf(repository, onto))) throw revertNothing({ number });
  const message = `Revert "${title}"\n\nThis takes back pull request ${number}, merged as ${mergeCommit}.\n`;
  const commit = await repository.git.text(['commit-tree', tree, '-p', onto, '-F', '-'], message);
  const said = (await pushRefs(repository, remote, [`${commit}:${ref}`])).get(ref);
  if (said !== undefined) throw pushRefused({ branch, said });
}

async function branchAt(repository: Repository, remote: string, ref: string): Promise<string | undefined> {
  try {
    return await fetchCommit(repository, remote, ref);
  } catch (error) {
    if (repositoryErrors.remoteRefMissing.is(error)) return undefined;
    throw error;
  }
}

/** Whether a commit is the revert of the merge onto its own parent, and nothing else. */
async function isRevert(repository: Repository, commit: string, mergeCommit: string): Promise<boolean> {
  const parents = await repository.git.text(['log', '-1', '--format=%P', commit, '--']);
  if (!/^[0-9a-f]+$/.test(parents)) return false;
  return (await treeOf(repository, commit)) === (await revertedTree(repository, mergeCommit, parents));
}

function treeOf({ git }: Repository, commit: string): Promise<string> {
  return git.text(['rev-parse', '--verify', `${commit}^{tree}`]);
}
