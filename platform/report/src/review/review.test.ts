import type { AssetResult, TwinPlan } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { examples } from '../../testing/examples.ts';
import { faultsOf } from '../../testing/schema.ts';
import { errorReport, render } from '../index.ts';
import { reportOf } from '../reports.ts';
import { reviewedPlans } from '../reviewed-plans.ts';
import { type ReviewInput, reviewOf } from './review.ts';

const commit = 'c'.repeat(40);
const check = reportOf('CheckReport', { problems: [] });
const result = (asset: string, outcome: AssetResult['outcome'], more: Partial<AssetResult> = {}) => ({
  ...{ asset, version: '1.0.0', digest: `digest of ${asset}`, outcome, recorded: false, weak: false },
  ...more,
});
const verification = (...results: readonly AssetResult[]) =>
  reportOf('VerificationReport', { results, twins: [], remarks: [] });
const shard = (number: number, of: number, split = 'a', ...results: readonly AssetResult[]) => ({
  ...verification(...results),
  shard: { number, of, split },
});
const twin = (name: string, more: Partial<TwinPlan> = {}): TwinPlan => ({
  ...{ twin: name, verdict: 'act', changes: [], steps: [], remarks: [], errors: [] },
  ...more,
});
const plan = (...twins: readonly TwinPlan[]) =>
  reportOf('PlanReport', { commit, digest: 'd', deploy: 'dtaas deploy', twins });

const markdown = (input: ReviewInput): string => render(reviewOf(input), { format: 'markdown' });

describe('a review', () => {
  it('passes if nothing stands against a merge', () => {
    const review = reviewOf({
      reports: [check, verification(result('models/a', 'passed')), plan(twin('oven'))],
    });
    expect(review).toMatchObject({
      state: 'success',
      summary: '1 twin changes',
      commit,
      missing: [],
      decide: [],
    });
    expect(faultsOf(JSON.parse(JSON.stringify(review)))).toEqual([]);
  });

  it.each<[what: string, reports: ReviewInput['reports'], summary: string]>([
    ['a problem', [examples.check, verification(), plan()], '1 problem, no twin changes'],
    [
      'a failed test',
      [check, verification(result('models/a', 'failed'), result('models/b', 'passed')), plan()],
      '1 of 2 tests failed, no twin changes',
    ],
    ['a blocked test', [check, verification(result('models/a', 'blocked')), plan()], '1 of 1 tests failed'],
    ['a stopped test', [check, verification(result('models/a', 'cancelled')), plan()], '1 of 1 tests failed'],
    ['a refused twin', [check, verification(), plan(twin('oven', { verdict: 'refused' }))], '1 twin refused'],
    ['a missing check', [verification(), plan()], '1 report missing'],
    ['a missing plan', [check, verification()], '1 report missing'],
    ['nothing at all', [], '3 reports missing'],
    ['two plans', [check, verification(), plan(), plan()], '1 report missing'],
    [
      'a command that failed',
      [check, verification(), plan(), errorReport(new Error('x'))],
      '1 command failed',
    ],
  ])('fails for %s', (_what, reports, summary) => {
    const review = reviewOf({ reports });
    expect(review.state).toBe('failure');
    expect(review.summary).toContain(summary);
    expect(faultsOf(JSON.parse(JSON.stringify(review)))).toEqual([]);
  });

  it('fails for a file that is not a report, and for a plan of another commit', () => {
    const reports = [check, verification(), plan()];
    expect(reviewOf({ reports, damaged: [{ file: 'x.json', why: 'It is a link.' }] }).state).toBe('failure');
    expect(reviewOf({ reports, commit }).state).toBe('success');
    const other = reviewOf({ reports, commit: 'e'.repeat(40) });
    expect(other.missing).toEqual([{ about: 'plan', why: 'other-commit' }]);
  });

  it('names no plan as reviewed that is of another commit', () => {
    const reports = [check, verification(), plan(twin('oven', { digest: 'aa-bb-cc' }))];
    expect(reviewedPlans(markdown({ reports, commit }))?.plans.has('oven')).toBe(true);
    expect(reviewedPlans(markdown({ reports, commit: 'e'.repeat(40) }))).toBeUndefined();
  });

  it('has a summary that fits a status of GitHub, however much is wrong', () => {
    const failed = Array.from({ length: 1000 }, (_, at) => result(`models/a${at}`, 'failed'));
    const refused = Array.from({ length: 1000 }, (_, at) => twin(`t${at}`, { verdict: 'refused' }));
    const lost = twin('oven', { verdict: 'confirm' });
    const { summary } = reviewOf({
      reports: [
        examples.check,
        shard(1, 256, 'a', ...failed),
        plan(...refused, lost),
        errorReport(new Error()),
      ],
    });
    expect(summary.length).toBeLessThanOrEqual(140);
  });
});

describe('shards', () => {
  it('are one verification together', () => {
    const shards = [
      shard(1, 2, 'a', result('models/a', 'passed')),
      shard(2, 2, 'a', result('models/b', 'remembered')),
    ];
    const review = reviewOf({ reports: [check, plan(), ...shards] });
    expect(review.verification?.results.map(({ asset }) => asset)).toEqual(['models/a', 'models/b']);
    expect(review).toMatchObject({ state: 'success', missing: [] });
  });

  it('of which some left no report are named', () => {
    const text = markdown({ reports: [check, plan(), shard(2, 4), shard(3, 4)] });
    expect(text).toContain(
      'Shard 1 of 4 of `dtaas verify` left no report: its job failed, was stopped or has not run.',
    );
    expect(text).toContain('Shard 4 of 4 of');
    expect(text).not.toContain('Shard 2 of 4 of');
  });

  it.each([
    ['another split', shard(2, 2, 'b')],
    ['another number of shards', shard(2, 3)],
  ])('with %s do not belong together', (_what, second) => {
    const { missing, state } = reviewOf({ reports: [check, plan(), shard(1, 2), second] });
    expect({ missing, state }).toEqual({ missing: [{ about: 'verify', why: 'mixed' }], state: 'failure' });
  });

  it('that claim to be very many name 256 at most', () => {
    const { missing } = reviewOf({ reports: [check, plan(), shard(1, 1e9)] });
    expect(missing).toHaveLength(255);
  });

  it('that report something twice count as the worse', () => {
    const [passed, failed] = [result('models/a', 'passed'), result('models/a', 'failed')];
    for (const order of [
      [passed, failed],
      [failed, passed],
    ])
      expect(reviewOf({ reports: [verification(...order)] }).verification?.results).toEqual([failed]);
  });
});

describe('a refusal of the plan', () => {
  const unverified = { code: 'asset-unverified', message: 'm', hint: 'h' };
  const refused = twin('oven', {
    verdict: 'refused',
    unverified: [{ asset: 'models/a', version: '1.0.0' }],
    errors: [unverified],
  });
  const verdictAfter = (planned: TwinPlan, ...results: readonly AssetResult[]) =>
    reviewOf({ reports: [verification(...results), plan(planned)] }).plan?.twins[0];

  it('is dropped if the same review verified the asset', () => {
    for (const outcome of ['passed', 'remembered', 'untested'] as const)
      expect(verdictAfter(refused, result('models/a', outcome))).toMatchObject({
        verdict: 'act',
        errors: [],
      });
  });

  it.each<[what: string, results: readonly AssetResult[]]>([
    ['failed', [result('models/a', 'failed')]],
    ['was not verified here', []],
    ['passed in another version', [result('models/a', 'passed', { version: '2.0.0' })]],
  ])('stays if the asset %s', (_what, results) => {
    expect(verdictAfter(refused, ...results)).toEqual(refused);
  });

  it('stays if it says of no asset that it is unverified, or of one more', () => {
    const { unverified: _, ...silent } = refused;
    expect(verdictAfter(silent, result('models/a', 'passed'))).toEqual(silent);
    const more = {
      ...refused,
      unverified: [...(refused.unverified ?? []), { asset: 'models/b', version: '1.0.0' }],
    };
    expect(verdictAfter(more, result('models/a', 'passed'))).toEqual(more);
  });

  it('for another reason stays beside it', () => {
    const other = { code: 'quota-exceeded', message: 'm', hint: 'h' };
    expect(
      verdictAfter({ ...refused, errors: [unverified, other] }, result('models/a', 'passed')),
    ).toMatchObject({
      verdict: 'refused',
      errors: [other],
    });
  });

  it('for a missing test is dropped if the test of the twin passed', () => {
    const untested = twin('oven', { verdict: 'refused', errors: [{ ...unverified, code: 'twin-untested' }] });
    const tests = { ...verification(), twins: [{ ...result('', 'passed'), twin: 'oven' }] };
    expect(reviewOf({ reports: [tests, plan(untested)] }).plan?.twins[0]).toMatchObject({ verdict: 'act' });
  });
});

describe('what a reviewer has to decide', () => {
  it('is what would be released, replaced, deleted or lost', () => {
    const { decide } = reviewOf({
      reports: [
        plan(
          twin('gone', { verdict: 'confirm' }),
          twin('oven', {
            states: [
              { component: 'a', state: 'kept', words: 'a keeps its state' },
              { component: 'b', state: 'removed', words: 'b is removed with its state' },
            ],
            engine: [
              { op: 'create', type: 'docker:index/volume:Volume', name: 'new' },
              { op: 'replace', type: 'docker:index/volume:Volume', name: 'data', losesData: true },
              { op: 'replace', type: 'docker:index/container:Container', name: 'runner' },
              { op: 'delete', type: 'docker:index/container:Container', name: 'spare' },
            ],
          }),
        ),
      ],
    });
    expect(decide).toEqual([
      { twin: 'gone', what: 'release' },
      { twin: 'oven', what: 'state', words: 'b is removed with its state' },
      { twin: 'oven', what: 'data', words: 'Volume data' },
      { twin: 'oven', what: 'replacement', words: 'Container runner' },
      { twin: 'oven', what: 'deletion', words: 'Container spare' },
    ]);
  });

  it('stands before everything else in the comment', () => {
    const text = markdown({ reports: [check, verification(), plan(twin('gone', { verdict: 'confirm' }))] });
    expect(text).toContain('#### To decide\n\n- ! **`gone`**: no longer in the tree, and would be released');
    expect(text.indexOf('To decide')).toBeLessThan(text.indexOf('#### Tests'));
  });
});

describe('the comment of a review', () => {
  const job = 'https://forge.example/jobs/7';
  const output = `${'x'.repeat(3000)}\n`.repeat(60);
  const failed = Array.from({ length: 100 }, (_, at) =>
    result(`models/a${at}`, 'failed', { output, log: 'l' }),
  );
  const many = Array.from({ length: 150 }, (_, at) =>
    twin(`twin-${at}`, {
      digest: `digest ${at}`,
      changes: Array.from({ length: 40 }, (_, line) => ({
        action: 'change' as const,
        subject: 'parameter' as const,
        words: `${line} ${'y'.repeat(1000)}`,
      })),
    }),
  );

  it('has at most 60,000 characters, names each twin and each failure, and links to the job', () => {
    const text = markdown({ reports: [check, verification(...failed), plan(...many)], commit, job });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain(`[Everything is on the page of the job.](${job})`);
    for (let at = 0; at < 100; at++) expect(text).toContain(`models/a${at}`);
    for (let at = 0; at < 150; at++) expect(text).toContain(`twin-${at}`);
    expect(reviewedPlans(text)).toMatchObject({ commit });
    expect(reviewedPlans(text)?.plans.size).toBe(150);
  });

  it('has no link if everything is in it', () => {
    expect(markdown({ reports: [check, verification(), plan()], commit, job })).not.toContain('](');
  });

  it('folds what passed where it is much, and counts what is unchanged', () => {
    const passed = Array.from({ length: 20 }, (_, at) => result(`models/a${at}`, 'passed'));
    const before = Array.from({ length: 7 }, (_, at) => result(`models/b${at}`, 'remembered'));
    const text = markdown({ reports: [verification(...passed, ...before)] });
    expect(text).toContain('<details><summary>20 passed</summary>');
    expect(text).toContain('- = 7 unchanged, verified before');
  });
});
