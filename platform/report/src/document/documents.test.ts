import type { Outcome, TwinStatus } from '@dtaas/model';
import { describe, expect, it, test } from 'vitest';
import { examples, now } from '../../testing/examples.ts';
import { announcement, exitCodeOf } from '../index.ts';
import { render } from '../render/render.ts';
import { asText } from '../render/text.ts';
import { reportOf } from '../reports.ts';

const error = { code: 'asset-unverified', message: 'm is not verified.', hint: 'Run: dtaas verify m' };

describe('outcomes', () => {
  const saved = ['20261122T120000Z-00000001'];
  const table: readonly (readonly [string, readonly Outcome[], readonly string[], number])[] = [
    ['nothing to do', [{ twin: 'a', outcome: 'unchanged' }], ['a: nothing to do'], 0],
    [
      'several with nothing to do share a line',
      [
        { twin: 'a', outcome: 'unchanged' },
        { twin: 'b', outcome: 'unchanged' },
        { twin: 'c', outcome: 'done', event: 'deployed', health: 'Healthy', saved },
      ],
      ['c: deployed, Healthy', `  saved ${saved[0]}`, '2 twins: nothing to do'],
      0,
    ],
    [
      'a refusal says what to do',
      [{ twin: 'a', outcome: 'refused', error }],
      ['a: refused', '  asset-unverified: m is not verified.', '    Run: dtaas verify m'],
      1,
    ],
    [
      'a stopped run',
      [{ twin: 'a', outcome: 'interrupted' }],
      ['a: stopped; the next dtaas deploy completes it'],
      130,
    ],
    [
      'a run whose push failed',
      [{ twin: 'a', outcome: 'done', event: 'saved', unpushed: error }],
      ['a: saved', '  not pushed: m is not verified.', '    Run: dtaas verify m'],
      1,
    ],
    [
      'nothing to do, but the push failed',
      [{ twin: 'a', outcome: 'unchanged', unpushed: error }],
      ['a: nothing to do', '  not pushed: m is not verified.', '    Run: dtaas verify m'],
      1,
    ],
    [
      'a suspension, whose event is its health',
      [{ twin: 'a', outcome: 'done', event: 'suspended', health: 'Suspended' }],
      ['a: suspended'],
      0,
    ],
    [
      'a restart from nothing',
      [{ twin: 'a', outcome: 'done', event: 'restored', health: 'Healthy' }],
      ['a: restarted from nothing, Healthy'],
      0,
    ],
    ['no twins', [], ['There are no twins.'], 0],
  ];
  test.each(table)('%s', (_what, twins, lines, code) => {
    expect(render(reportOf('OperationReport', { twins }), { format: 'text' }).split('\n')).toEqual(lines);
    expect(exitCodeOf(twins)).toBe(code);
  });

  it('are announced by changes and steps', () => {
    const [{ changes }] = examples.plan.twins as readonly [(typeof examples.plan.twins)[number]];
    expect(
      asText(announcement('oven', changes, ['save its state', 'replace its workspace'])).split('\n'),
    ).toEqual([
      'oven: + filter: functions/filter 1.0.0',
      'oven: ~ control.goal: 180 to 200 °C',
      'oven: - physical.air -> control.air',
      'oven: will save its state, replace its workspace',
    ]);
    expect(asText(announcement('oven', [], []))).toBe('');
  });
});

describe('plans', () => {
  const planned = (verdict: 'act' | 'refused' | 'kept') =>
    render(
      reportOf('PlanReport', {
        commit: null,
        digest: 'd',
        deploy: 'dtaas deploy a --emulate --plan d',
        twins: [{ twin: 'a', verdict, changes: [], steps: [], remarks: [], errors: [] }],
      }),
      { format: 'text' },
    );

  it('name the command that deploys them, after one empty line', () => {
    expect(planned('act')).toBe(
      'a: would change\n\nTo deploy exactly this plan: dtaas deploy a --emulate --plan d',
    );
  });

  it.each(['refused', 'kept'] as const)('of twins that are %s name no command to deploy them', (verdict) => {
    expect(planned(verdict)).not.toContain('--plan');
  });
});

describe('remarks', () => {
  const twinsWith = (remarks: readonly string[], count: number): readonly Outcome[] =>
    Array.from({ length: count }, (_, index) => ({ twin: `t${index}`, outcome: 'unchanged', remarks }));
  it.each([
    [1, 'no sandbox'],
    [3, 't0, t1, t2: no sandbox'],
    [4, '4 twins: no sandbox'],
  ])('on %i twins are said once', (count, text) => {
    const twins = twinsWith(['no sandbox'], count);
    expect(render(reportOf('OperationReport', { twins }), { format: 'text' }).split('\n').slice(1)).toEqual([
      text,
    ]);
  });
});

describe('a list of pull requests', () => {
  it('that is empty says how to see the others', () =>
    expect(render(reportOf('ListReport', { pullRequests: [] }), { format: 'text', now })).toBe(
      'No open pull request. To list the others, too: dtaas list pull-requests --all',
    ));
});

describe('a biography', () => {
  it('shows the items of a list without the hyphens of the commit, which look like removals', () => {
    const [, , event] = examples.log.events;
    const entry = { ...event!, body: '- a: 1 to 2\n- b -> c\n-5 °C at a.t' };
    const text = render(reportOf('BiographyReport', { twin: 'a', events: [entry] }), { format: 'text' });
    expect(
      text
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    ).toEqual(['a: 1 to 2', 'b -> c', '-5 °C at a.t']);
  });
});

describe('statuses', () => {
  const [, quiet] = examples['status-of-several'].twins;
  const heads = (...twins: readonly TwinStatus[]) =>
    render(reportOf('StatusReport', { twins }), { format: 'markdown' }).match(/^\| twin .*$/m)?.[0];

  it('have no column that is empty for every twin', () => {
    expect(heads(quiet!, quiet!)).toBe('| twin | sync | health | desired | last save |');
    expect(heads(quiet!, { ...quiet!, place: 'lab', waiting: 1 })).toBe(
      '| twin | sync | health | place | desired | last save | snapshots |',
    );
  });
});

describe('a status', () => {
  const base: TwinStatus = {
    twin: 'a',
    sync: 'Synced',
    health: 'Healthy',
    reasons: [],
    desired: { git: 'running', now: 'running' },
    overrides: {},
    waiting: 0,
    remarks: [],
  };
  const textOf = (...twins: readonly TwinStatus[]) =>
    render(reportOf('StatusReport', { twins }), { format: 'text', now });

  it('of no twins says how to make one', () =>
    expect(textOf()).toBe('There are no twins. To make one: dtaas new twin'));

  it('is short if nothing is to be said', () => {
    expect(textOf(base).split('\n')).toEqual([
      'a',
      '  sync       Synced',
      '  health     Healthy',
      '  desired    running',
      '  last save  never',
    ]);
  });

  it('leaves out the desired state that could not be read', () =>
    expect(textOf({ ...base, desired: {} })).not.toContain('desired'));

  it.each<[what: string, change: Partial<TwinStatus>, line: string]>([
    [
      'a single reason',
      { health: 'Degraded', reasons: ['c is slow. See the log.'] },
      '  health     Degraded; c is slow. See the log',
    ],
    [
      'an emulator',
      { overrides: { emulate: { actor: 'o', at: '', basis: '' } } },
      '  desired    running, emulated',
    ],
    [
      'the time in the name of a snapshot',
      { snapshot: '20261122T143611Z-c52be252' },
      '  last save  24 min ago',
    ],
    [
      'the time of the last save before that',
      { snapshot: '20261122T143611Z-c52be252', lastSave: '2026-11-22T14:59:00Z' },
      '  last save  1 min ago',
    ],
    ['no sandbox', { isolation: { mode: 'none', network: 'open', remarks: [] } }, '  runs in    no sandbox'],
    [
      'one failed run',
      { failure: { attempts: 1, at: '2026-11-22T14:59:00Z', code: 'c', message: 'It broke.' } },
      '  last run   failed 1 min ago: It broke; the next run tries again',
    ],
    [
      'one restart of a component',
      { components: { c: { state: 'running', restarts: 1 } } },
      '  c          running  1 restart',
    ],
  ])('shows %s', (_what, change, line) => expect(textOf({ ...base, ...change }).split('\n')).toContain(line));

  it('of several is a table with what is wrong below', () => {
    const failure = { attempts: 2, at: '2026-11-22T14:59:00Z', code: 'c', message: 'It broke.' };
    const odd = { code: 'state-unreadable', message: 'It is odd.', hint: 'See it.' };
    const text = textOf(
      base,
      { ...base, twin: 'b', health: 'Degraded', reasons: ['c failed'], waiting: 2, failure },
      { ...base, twin: 'c', error: odd },
    );
    expect(text).toMatch(/^b +Synced +Degraded +running +never +2 waiting$/m);
    expect(text).toMatch(
      /^b: c failed\nb: the last run failed 1 min ago, 2 times in a row: It broke; the next run tries again$/m,
    );
    expect(text).toMatch(/^c: state-unreadable: It is odd\.\n {2}See it\.$/m);
  });
});

describe('a verification', () => {
  const [remembered, passed, failed, blocked, untested] = examples.verify.results;
  const textOf = (results: typeof examples.verify.results, shown?: ReadonlySet<string>) =>
    render(reportOf('VerificationReport', { ...examples.verify, results, twins: [] }), {
      format: 'text',
      ...(shown && { shown }),
    });

  it('has nothing to do if all was verified before', () => {
    expect(textOf([remembered!])).toBe('Nothing to do: 1 asset verified before.');
    expect(textOf([remembered!, untested!]).split('\n').at(-1)).toBe(
      'Nothing to do: 1 asset verified before, 1 without tests.',
    );
  });

  it('counts twins beside assets', () => {
    const { twins = [] } = examples.verify;
    const all = twins.map((twin) => ({ ...twin, outcome: 'remembered' as const }));
    const report = reportOf('VerificationReport', { results: [remembered!], twins: all, remarks: [] });
    expect(render(report, { format: 'text' })).toBe('Nothing to do: 1 asset and 2 twins verified before.');
    const alone = reportOf('VerificationReport', { results: [], twins: [twins[0]!], remarks: [] });
    expect(render(alone, { format: 'text' }).split('\n').at(-1)).toBe('1 twin: 1 passed.');
  });

  it('of a shard names the shard, also if the shard is empty', () => {
    const of = (results: typeof examples.verify.results) => {
      const shard = { number: 2, of: 4, split: 'a'.repeat(32) };
      const report = reportOf('VerificationReport', { results, twins: [], remarks: [], shard });
      return render(report, { format: 'text' }).split('\n').at(-1);
    };
    expect(of([])).toBe('Shard 2 of 4: nothing to verify.');
    expect(of([passed!])).toBe('Shard 2 of 4: 1 asset: 1 passed.');
    expect(of([remembered!])).toBe('Shard 2 of 4: nothing to do: 1 asset verified before.');
  });

  it('says that there is no asset', () => expect(textOf([])).toBe('There are no assets to verify.'));

  it('shows no result that was shown as progress', () => {
    expect(textOf([{ ...passed!, digest: 'x' }, failed!], new Set(['x']))).not.toContain(
      'functions/filter 1.0.0',
    );
  });

  it('says what was not recorded, stopped or blocked, and why', () => {
    const text = textOf([
      { ...passed!, recorded: false },
      { ...passed!, outcome: 'cancelled' },
      blocked!,
      { ...blocked!, reason: '' },
    ]);
    expect(text).toContain('passed in 1.2 s, not recorded\n');
    expect(text).toContain('functions/filter 1.0.0 was stopped\n');
    expect(text).toContain('is blocked: its model models/saw failed.\n');
    expect(text).toMatch(/is blocked$/m);
  });

  it.each([
    [{ mode: 'weak', limits: 'none', strong: false, remarks: [] }, 'none, so it counts as weak'],
    [
      { mode: 'bubblewrap', limits: 'none', strong: false, remarks: [] },
      'bubblewrap without limits, so it counts as weak',
    ],
    [{ mode: 'docker', limits: 'docker', strong: true, remarks: [] }, 'docker'],
  ] as const)('names its sandbox: %j', (isolation, text) => {
    const report = reportOf('VerificationReport', { results: [passed!], isolation, remarks: [] });
    expect(render(report, { format: 'text' })).toContain(`1 asset: 1 passed. Sandbox: ${text}.`);
  });

  it('shows the test that failed, though a hundred passed after it', () => {
    const passes = Array.from({ length: 100 }, (_, index) => `ok ${index + 2} - passes`);
    const output = ['not ok 1 - keeps the temperature', ...passes].join('\n');
    expect(textOf([{ ...failed!, output }])).toContain('not ok 1 - keeps the temperature');
  });
});

describe('problems', () => {
  const [problem] = examples.check.problems;

  it.each([
    [[], 'No problems.'],
    [[problem!], '1 error in 1 file. More on a code: dtaas explain field-unknown'],
    [
      [
        { ...problem!, severity: 'warning' as const },
        { ...problem!, file: 'b', severity: 'warning' as const },
      ],
      '2 warnings in 2 files. More on a code: dtaas explain field-unknown',
    ],
  ])('are counted: %j', (problems, text) => {
    expect(render(reportOf('CheckReport', { problems }), { format: 'text' }).split('\n').at(-1)).toBe(text);
  });
});
