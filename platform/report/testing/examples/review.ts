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
  'review-locks': reviewOf({
    reports: [
      {
        ...verification.check,
        problems: [
          problem(
            'twins/oven/twin.yaml',
            'lock-missing',
            'oven has no twin.lock, which fixes the versions that it uses',
          ),
          problem(
            'twins/mixer/twin.lock',
            'lock-stale',
            'models/pump ^1 is locked at 1.0.0, and this tree has 1.1.0 now',
          ),
        ],
      },
      { ...verification.verify, results: verification.verify.results.slice(0, 2), twins: [], remarks: [] },
      {
        ...operations.plan,
        commit,
        twins: operations.plan.twins.slice(4),
        locks: [
          { twin: 'oven', file: 'twins/oven/twin.lock', text: 'kind: Lock\nreferences: []\n' },
          { twin: 'mixer', file: 'twins/mixer/twin.lock', text: 'range: "```</details> @everyone"\n' },
        ],
      },
    ],
    commit,
  }),
} as const;

function problem(file: string, code: string, message: string) {
  const [, twin = ''] = file.split('/');
  return {
    ...{ file, line: 1, column: 1, code, severity: 'error' as const, message },
    hint: `Run dtaas lock ${twin}.`,
  };
}
