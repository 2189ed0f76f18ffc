import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullRequest } from '@dtaas/forge';
import { type AnyReport, asReport, DtaasError } from '@dtaas/model';
import { errorReport, type Report, reviewOf } from '@dtaas/report';
import { fetchCommit, type Repository } from '@dtaas/repository';
import type { Command, Context, Options } from '../context.ts';
import { plan } from '../run/deploy.ts';
import { run as verify } from '../verify/verify.ts';
import { run as check } from '../write/check.ts';

/**
 * What the jobs of a forge report about a pull request, made here, because a bare repository has no jobs: its head is checked and verified in a work
 * tree of its own, and the merge is planned from the records of this clone.
 */
export async function reviewHere(
  context: Context,
  { repository, remote }: { readonly repository: Repository; readonly remote: string },
  { number, base }: Pick<PullRequest, 'number' | 'base'>,
): Promise<Report<'ReviewReport'>> {
  const commit = await fetchCommit(repository, remote, `refs/pull/${number}/head`);
  const into = await fetchCommit(repository, remote, `refs/heads/${base.branch}`);
  context.note(`Checking and verifying ${commit.slice(0, 10)} …`);
  const reports = await inWorkTree(repository, commit, async (cwd) => [
    ...(await reportsOf(context, cwd, check)),
    // All of it: nobody may have verified main here yet, and what passed before costs nothing.
    ...(await reportsOf(context, cwd, verify)),
  ]);
  context.note(`Planning the merge into ${base.branch} …`);
  const planned = await reportsOf(context, context.cwd, plan, { offline: true, into, commit });
  return reviewOf({ reports: [...reports, ...planned], commit });
}

/** The files are data: no hook runs, and no filter that a commit could name. */
async function inWorkTree<T>(
  { git }: Repository,
  commit: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'dtaas-review-'));
  const folder = join(parent, 'tree');
  try {
    await git.run([
      '-c',
      'core.hooksPath=/dev/null',
      'worktree',
      'add',
      '--quiet',
      '--detach',
      folder,
      commit,
    ]);
    return await work(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
    await git.attempt(['worktree', 'prune']);
  }
}

/** What a command would write to the file of `--report`: also why it failed as a whole. */
async function reportsOf(
  context: Context,
  cwd: string,
  run: Command,
  options: Options = {},
): Promise<readonly AnyReport[]> {
  const kept: AnyReport[] = [];
  const quiet: Context = {
    ...{ cwd, format: 'json', interactive: false, signal: context.signal, note: context.note },
    print: () => {},
    printJson(printed) {
      const report = asReport(printed);
      if ('kind' in report) kept.push(report);
    },
  };
  try {
    await run(quiet, [], options);
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    kept.push(errorReport(error));
  }
  return kept;
}
