import { reviewOf } from '../../src/review/review.ts';
import { operations } from './operations.ts';
import { verification } from './verification.ts';

const commit = 'c'.repeat(40);
const shard = { number: 1, of: 2, split: 'f'.repeat(32) };

/** Reviews of pull requests: one that has everything, and one that has nothing to say. */
export const reviews = {
  review: reviewOf({
    reports: [
      verification.check,
      { ...verification.verify, shard },
      {
        ...operations.plan,
        commit,
        twins: operations.plan.twins.map((plan, at) => ({ ...plan, digest: `${at}-digest` })),
      },
    ],
    damaged: [{ file: 'shard-2/report.json', why: 'The text is not JSON.' }],
    commit,
    job: 'https://forge.example/plant/twins/jobs/7',
  }),
  'review-passed': reviewOf({
    reports: [
      { ...verification.check, problems: [] },
      { ...verification.verify, results: verification.verify.results.slice(0, 2), twins: [], remarks: [] },
      { ...operations.plan, commit, twins: operations.plan.twins.slice(4) },
    ],
    commit,
  }),
} as const;
