import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isPageAddress, type reviewOf } from '@dtaas/report';
import { type Options, textOption } from '../context.ts';
import { commitWrong, foldersMixed, jobWrong, reportsMissing } from './failures.ts';
import { type ReadReports, readReports } from './read-reports.ts';

type ReviewInput = Parameters<typeof reviewOf>[0];

/**
 * What a review is made of, by the options of the command. Jobs of the pull request wrote the folder of `--reports`: its reports are shown, and
 * settle what is shown. A merge is compared with plans, so those come from the folder of `--plans` alone, which a job of main wrote.
 */
export function readReview(cwd: string, options: Options): ReviewInput {
  const reports = textOption(options, 'reports');
  if (reports === undefined) throw reportsMissing({});
  const commit = textOption(options, 'commit');
  if (commit !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
    throw commitWrong({ text: commit });
  const job = textOption(options, 'job');
  if (job !== undefined && !isPageAddress(job)) throw jobWrong({ text: job });
  const plans = textOption(options, 'plans');
  const shown = readReports(resolve(cwd, reports), { plans: false });
  const trusted: ReadReports =
    plans === undefined
      ? { reports: [], damaged: [] }
      : readReports(apart(resolve(cwd, plans), resolve(cwd, reports)), { plans: true });
  return {
    reports: [...shown.reports, ...trusted.reports],
    damaged: [...shown.damaged, ...trusted.damaged],
    commit,
    job,
  };
}

/** A folder in which no job of the pull request has written. */
function apart(plans: string, reports: string): string {
  if (isIn(plans, reports) || isIn(reports, plans)) throw foldersMixed({ plans, reports });
  return plans;
}

function isIn(folder: string, other: string): boolean {
  const path = relative(real(other), real(folder));
  return path !== '..' && !/^\.\.[\\/]/.test(path);
}

/** The reader says why a folder can't be read. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
