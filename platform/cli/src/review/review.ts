import { resolve } from 'node:path';
import { isPageAddress, reviewOf } from '@dtaas/report';
import { answer, type Command, textOption } from '../context.ts';
import { commitWrong, jobWrong, reportsMissing } from './failures.ts';
import { readReports } from './read-reports.ts';

/** `dtaas review --reports <folder>`: one review of what the jobs of a pull request reported. */
export const run: Command = async (context, _arguments, options) => {
  const folder = textOption(options, 'reports');
  if (folder === undefined) throw reportsMissing({});
  const commit = textOption(options, 'commit');
  if (commit !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
    throw commitWrong({ text: commit });
  const job = textOption(options, 'job');
  if (job !== undefined && !isPageAddress(job)) throw jobWrong({ text: job });
  const review = reviewOf({ ...readReports(resolve(context.cwd, folder)), commit, job });
  answer(context, review);
  return review.state === 'success' ? 0 : 1;
};
