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
