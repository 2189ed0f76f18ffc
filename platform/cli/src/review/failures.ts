import { defineError } from '@dtaas/model';
import { forHelp } from '../given-texts.ts';

export const reportsMissing = defineError<object>('usage-review-reports', {
  title: '`dtaas review` was not told where the reports are.',
  why: 'A review is made of the reports that `dtaas check`, `verify` and `plan` wrote with `--report`.',
  remedy: 'Name their folder: `dtaas review --reports reports`.',
  message: () => 'dtaas review needs --reports <folder>.',
});

export const reportsUnreadable = defineError<{ readonly folder: string; readonly cause: unknown }>(
  'review-folder-unreadable',
  {
    title: 'The folder of reports could not be read.',
    why: 'It does not exist, it is not a folder, or it may not be read.',
    remedy: 'Check the path of `--reports`. Make the folder if no job has written a report.',
    message: ({ folder, cause }) =>
      `${folder} could not be read: ${cause instanceof Error ? cause.message : 'no reason is known'}.`,
  },
);

export const commitWrong = defineError<{ readonly text: string }>('usage-review-commit', {
  title: 'The value of `--commit` is not the id of a commit.',
  why: 'A review is of one commit, which a branch or a tag may not name for long.',
  remedy: 'Give all hex digits of the id: `git rev-parse HEAD` prints them.',
  message: ({ text }) => `--commit takes the whole id of a commit, not ${JSON.stringify(text)}.`,
});

export const jobWrong = defineError<{ readonly text: string }>('usage-review-job', {
  title: 'The value of `--job` is not an address of a page.',
  why: 'The review links to the page of the job that made the reports.',
  remedy: `Give an address that begins with https:// or http://. ${forHelp}.`,
  message: ({ text }) => `--job takes an https:// or http:// address, not ${JSON.stringify(text)}.`,
});

export const foldersMixed = defineError<{ readonly plans: string; readonly reports: string }>(
  'usage-review-plans',
  {
    title: 'The folder of plans is in the folder of reports, or the other way round.',
    why: 'Jobs of the pull request write the reports. Merges are compared with the plans, so a job of main has to write those.',
    remedy: 'Keep the two in folders beside each other: `--reports reports --plans plans`.',
    message: ({ plans, reports }) => `--plans ${plans} and --reports ${reports} are in each other.`,
  },
);

export const postIncomplete = defineError<object>('usage-review-post', {
  title: '`--post` was given without a pull request or without a commit.',
  why: 'A review is posted to one pull request, and only while its head is the commit that the reports are about.',
  remedy: 'Name both: `dtaas review --reports reports --plans plans --post --pull-request 7 --commit <id>`.',
  message: () => 'dtaas review --post needs --pull-request <number> and --commit <id>.',
});

export const pullRequestWrong = defineError<{ readonly text: string }>('usage-review-pull-request', {
  title: 'The value of `--pull-request` is not a number.',
  why: 'Forges number their pull requests.',
  remedy: 'Give the number alone, such as 7.',
  message: ({ text }) => `--pull-request takes a number, not ${JSON.stringify(text)}.`,
});
