import type { Forge, PullRequest } from '@dtaas/forge';
import { dirtyPaths, fetchCommit, isAncestor, pushRefs, type Repository, readRef } from '@dtaas/repository';
import { answerText, type Command, type Context, type Options, textOption } from '../context.ts';
import { branchEmpty, branchIsBase, branchNone, branchUnknown, pushRefused } from './failures.ts';
import { forgeOfClone } from './forge-of-clone.ts';
import { pullRequestFields } from './pull-request-report.ts';

/** `dtaas propose [branch]`: pushes a branch and opens its pull request, or changes the one that is open. */
export const run: Command = async (context, [named], options) => {
  const { repository, forge, remote } = await forgeOfClone(context);
  const branch = named ?? (await currentBranch(repository));
  const base = textOption(options, 'into') ?? (await forge.about()).defaultBranch;
  if (branch === base) throw branchIsBase({ branch });
  const commit = await readRef(repository, `refs/heads/${branch}`);
  if (commit === null) throw branchUnknown({ branch });
  await noteUncommitted(context, repository, named);
  if (await isAncestor(repository, commit, await fetchCommit(repository, remote, `refs/heads/${base}`)))
    throw branchEmpty({ branch, base });
  await push(repository, remote, branch);
  const words = await wordsOf(repository, commit, await openOne(forge, branch, base), options);
  const pullRequest = await forge.ensurePullRequest({ head: branch, base, ...words });
  const report = { pullRequest: pullRequestFields(pullRequest) };
  answerText(context, 'ProposeReport', report, textOf(forge, pullRequest));
  return 0;
};

export async function currentBranch({ git }: Repository): Promise<string> {
  const { code, stdout } = await git.attempt(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (code !== 0) throw branchNone();
  return stdout.toString().trim();
}

async function noteUncommitted(
  context: Context,
  repository: Repository,
  named: string | undefined,
): Promise<void> {
  if (named !== undefined) return;
  const { length } = await dirtyPaths(repository);
  if (length > 0)
    context.note(`${length === 1 ? 'A file is' : `${length} files are`} not committed, and not proposed.`);
}

async function push(repository: Repository, remote: string, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const said = (await pushRefs(repository, remote, [`${ref}:${ref}`])).get(ref);
  if (said !== undefined) throw pushRefused({ branch, said });
}

async function openOne(forge: Forge, head: string, base: string): Promise<PullRequest | undefined> {
  return (await forge.pullRequests({ state: 'open', head, base }))[0];
}

/** What somebody wrote into an open pull request stays, unless the options say otherwise. */
async function wordsOf(
  { git }: Repository,
  commit: string,
  open: PullRequest | undefined,
  options: Options,
): Promise<{ readonly title: string; readonly body: string }> {
  const message = await git.text(['log', '-1', '--format=%s%x00%b', commit, '--']);
  const [subject = '', body = ''] = message.split('\0');
  return {
    title: textOption(options, 'title') ?? open?.title ?? subject,
    body: textOption(options, 'text') ?? open?.body ?? body.trim(),
  };
}

function textOf({ kind }: Forge, { number, title, url, head, base }: PullRequest): string {
  const first = `Pull request ${number} proposes ${head.branch} for ${base.branch}: ${title}`;
  // No job of a bare repository reviews it.
  const here = `To check, verify and plan it: dtaas comment ${number} /dtaas plan\nTo merge it: dtaas merge ${number}`;
  return `${first}\n${kind === 'local' ? here : url}`;
}
