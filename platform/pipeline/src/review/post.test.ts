import type { Status } from '@dtaas/forge';
import { type Report, reportOf, reviewedPlans, reviewOf } from '@dtaas/report';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergedPullRequest, type ToldForge, toldForge } from '../../testing/told-forge.ts';
import { missingReport, postReview } from './post.ts';

const commit = 'c'.repeat(40);
type Verdict = Report<'PlanReport'>['twins'][number]['verdict'];

let forge: ToldForge;
beforeEach(() => {
  forge = toldForge();
  open();
});

function open(more: Partial<ReturnType<typeof mergedPullRequest>> = {}): void {
  forge.merged.set('m', { ...mergedPullRequest(7, commit, 'm'), state: 'open', ...more });
}

function review(twins: Readonly<Record<string, Verdict>>, failing: readonly string[] = []) {
  const nothing = { changes: [], steps: [], remarks: [], errors: [] };
  const plans = Object.entries(twins).map(([twin, verdict]) => ({ twin, verdict, ...nothing, digest: twin }));
  const plan = reportOf('PlanReport', { commit, digest: 'd', deploy: 'dtaas deploy', twins: plans });
  const tests = failing.map((twin) => ({
    twin,
    version: '1',
    digest: 'd',
    outcome: 'failed' as const,
    recorded: false,
    weak: false,
  }));
  const verification = reportOf('VerificationReport', { results: [], twins: tests, remarks: [] });
  const check = reportOf('CheckReport', { problems: [] });
  return reviewOf({ reports: [check, verification, plan], commit, job: 'https://forge.example/jobs/1' });
}

const post = (what: ReturnType<typeof review>) => postReview(forge, { number: 7, commit, review: what });
const statuses = (): readonly Status[] => [...forge.states.values()];

describe('a review that is posted', () => {
  it('is one comment that a merge can compare with, and one status that sums up', async () => {
    expect(await post(review({ oven: 'act' }))).toBeUndefined();
    await post(review({ oven: 'act' }));
    expect([...forge.comments.keys()]).toEqual(['7 review']);
    expect(reviewedPlans(forge.comments.get('7 review') ?? '')).toMatchObject({
      commit,
      plans: new Map([['oven', expect.any(String)]]),
    });
    expect(statuses()).toEqual([
      {
        name: 'dtaas/oven',
        state: 'success',
        description: 'The merge would change the twin.',
        url: 'https://forge.example/jobs/1',
      },
      {
        name: 'dtaas',
        state: 'success',
        description: '1 twin changes',
        url: 'https://forge.example/jobs/1',
      },
    ]);
  });

  it('has at most 20 statuses of twins: those that failed first, none of those that stay', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `t${String(at).padStart(2, '0')}`);
    const twins = Object.fromEntries(names.map((name) => [name, 'act' as Verdict]));
    await post(review({ ...twins, quiet: 'nothing', x1: 'refused', x2: 'confirm' }, ['t29']));
    const posted = statuses().map(({ name, state }) => `${name} ${state}`);
    expect(posted).toHaveLength(21);
    expect(posted.slice(0, 3)).toEqual(['dtaas/t29 failure', 'dtaas/x1 failure', 'dtaas/t00 success']);
    expect(posted.at(-1)).toBe('dtaas failure');
    expect(posted.join()).not.toContain('quiet');
  });

  it('settles what failed in an earlier review of the same commit, and nothing of others', async () => {
    forge.states.set('build', { name: 'build', state: 'failure', description: '' });
    await post(review({ oven: 'refused' }));
    await post(review({ oven: 'nothing' }));
    expect(forge.states.get('dtaas/oven')).toMatchObject({ state: 'success' });
    expect(forge.states.get('build')).toMatchObject({ state: 'failure' });
  });

  it('gives no status to what cannot be a twin, whatever a report names', async () => {
    await post(review({}, ['../x', 'a\nb', '@everyone', 'x'.repeat(500)]));
    expect(statuses().map(({ name }) => name)).toEqual(['dtaas']);
  });
});

describe('nothing is posted', () => {
  it.each([
    ['after a later push', { head: { ...mergedPullRequest(7, 'd'.repeat(40), 'm').head } }, 'not the head'],
    ['after the merge, when the review is what was merged', { state: 'merged' as const }, 'is merged'],
    ['to a closed pull request', { state: 'closed' as const }, 'is closed'],
  ])('%s', async (_, more, why) => {
    open(more);
    expect(await post(review({ oven: 'act' }))).toContain(why);
    expect([forge.comments.size, forge.states.size]).toEqual([0, 0]);
  });
});

it.each(['plan', 'verify'] as const)('An answer to /dtaas %s says which report is missing', (command) => {
  const kind = command === 'plan' ? 'PlanReport' : 'VerificationReport';
  expect(missingReport(command, [{ kind }])).toBeUndefined();
  expect(missingReport(command, [{ kind: 'CheckReport' }])).toContain(
    `left no report of \`dtaas ${command}\``,
  );
});
