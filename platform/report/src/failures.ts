import { defineError } from '@dtaas/model';

export const reportInvalid = defineError<{ readonly why: string }>('report-invalid', {
  title: 'A text is not a report of dtaas.',
  why: 'A report is the JSON that `--format json` prints and `--report` writes. A job that was killed leaves none, and another program may have written the text.',
  remedy: 'Run the command again that writes the report.',
  message: ({ why }) => `The text ${why}.`,
});
