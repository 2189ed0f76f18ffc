import { stripVTControlCharacters } from 'node:util';
import type { Outcome, TwinPlan, TwinStatus } from '@dtaas/deploy';
import { DtaasError } from '@dtaas/model';
import type { RunnerStatus } from '@dtaas/runner';
import { describe, expect, test } from 'vitest';
import { clockText, liveText } from '../live-table.ts';
import { renderError } from '../render-error.ts';
import { exitCodeOf, outcomesText } from './outcome.ts';
import { plansText } from './plan.ts';
import { statusesText } from './status.ts';
import { agoText, unitText, valueText } from './values.ts';

const error = { code: 'asset-unverified', message: 'm isn’t verified.', hint: 'Run: dtaas verify m' };

describe('outcomes', () => {
  const table: readonly (readonly [string, readonly Outcome[], readonly string[], number])[] = [
    ['nothing to do', [{ twin: 'a', outcome: 'unchanged' }], ['a: nothing to do'], 0],
    [
      'many with nothing to do share a line',
      [
        { twin: 'a', outcome: 'unchanged' },
        { twin: 'b', outcome: 'unchanged' },
        {
          twin: 'c',
          outcome: 'done',
          event: 'deployed',
          health: 'Healthy',
          saved: ['20261122T120000Z-00000001'],
        },
      ],
      ['c: deployed, Healthy', '  saved 20261122T120000Z-00000001', '2 twins: nothing to do'],
      0,
    ],
    [
      'a refusal says what to do',
      [{ twin: 'a', outcome: 'refused', error }],
      ['a: refused', '  asset-unverified: m isn’t verified.', '    Run: dtaas verify m'],
      1,
    ],
    [
      'a stopped run',
      [{ twin: 'a', outcome: 'interrupted' }],
      ['a: stopped; the next dtaas deploy completes it'],
      130,
    ],
    [
      'what is done and can’t be sent',
      [{ twin: 'a', outcome: 'done', event: 'saved', unpushed: error }],
      ['a: saved', '  not pushed: m isn’t verified.', '    Run: dtaas verify m'],
      1,
    ],
    [
      'a release, whose event is its health',
      [{ twin: 'a', outcome: 'done', event: 'suspended', health: 'Suspended' }],
      ['a: suspended'],
      0,
    ],
    [
      'a restart from nothing',
      [{ twin: 'a', outcome: 'done', event: 'restored', health: 'Healthy' }],
      ['a: begun anew from nothing, Healthy'],
      0,
    ],
    ['no twins', [], ['There are no twins.'], 0],
  ];
  test.each(table)('%s', (_what, outcomes, lines, code) => {
    expect(outcomesText(outcomes).split('\n')).toEqual(lines);
    expect(exitCodeOf(outcomes)).toBe(code);
  });
});

test('a plan speaks in the twin’s words first, then in Pulumi’s', () => {
  const nothing = { changes: [], steps: [], remarks: [], errors: [] };
  const plans: TwinPlan[] = [
    {
      ...nothing,
      twin: 'a',
      verdict: 'act',
      changes: [{ action: 'change', subject: 'parameter', name: 'c.p', words: 'c.p: 1 to 2 K' }],
      steps: ['save its state', 'replace its workspace'],
      engine: [{ op: 'update', type: 'dtaas:process:Workspace', name: 'workspace' }],
    },
    { ...nothing, twin: 'b', verdict: 'nothing' },
  ];
  expect(plansText(plans).split('\n')).toEqual([
    'a: would change',
    '  ~ c.p: 1 to 2 K',
    '  would: save its state, replace its workspace',
    '  Pulumi: update dtaas:process:Workspace workspace',
    '',
    '1 twin: nothing would change',
  ]);
});

describe('status', () => {
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

  test('a failed run is shown beside the health, in full and in the overview', () => {
    const at = '2026-11-22T12:00:00Z';
    const failed = { ...base, failure: { attempts: 2, at, code: 'internal', message: 'no room.' } };
    const line = /failed .* (ago|future), 2 in a row: no room; the next run tries again/;
    expect(statusesText([failed])).toMatch(/health +Healthy$/m);
    expect(statusesText([failed])).toMatch(new RegExp(`last run +${line.source}$`, 'm'));
    expect(statusesText([failed, { ...base, twin: 'b' }])).toMatch(
      new RegExp(`^a: the last run ${line.source}$`, 'm'),
    );
  });

  test('names the ports that refused values, how many and why', () => {
    const last = 'was Infinity; the port takes finite numbers';
    const text = statusesText([
      { ...base, refused: { 'physical.t': { count: 3, last, at: '2026-11-22T12:00:00Z' } } },
    ]);
    expect(text).toMatch(
      /port +refused\n +physical\.t +3 +the last, .* (ago|future), was Infinity; the port takes/,
    );
  });

  test('shows both what git desires and what an operator said', () => {
    const basis = 'b'.repeat(64);
    const at = '2026-11-22T12:00:00Z';
    const text = statusesText([
      {
        ...base,
        health: 'Suspended',
        desired: { git: 'running', now: 'suspended' },
        overrides: {
          emulate: { actor: 'o', at, basis },
          desired: { to: 'suspended', actor: 'o', at, basis },
        },
      },
    ]);
    expect(text).toMatch(/desired +suspended, emulated \(git: running\)/);
    const emulate = { actor: 'o', at, basis, clock: 'wall' as const };
    expect(statusesText([{ ...base, overrides: { emulate } }])).toMatch(
      /desired +running, emulated on the wall clock$/m,
    );
  });

  test('says why it isn’t Healthy, and how often what was started again', () => {
    const text = statusesText([
      {
        ...base,
        health: 'Degraded',
        reasons: ['c is slow. Look at it.', 'd died'],
        components: { c: { state: 'running', restarts: 1 }, d: { state: 'failed', restarts: 2 } },
      },
    ]);
    expect(text).toMatch(/ health +Degraded\n {13}c is slow\. Look at it\n {13}d died$/m);
    expect(text).toMatch(/running +1 restart$/m);
    expect(text).toMatch(/failed +2 restarts$/m);
  });

  test('of several is a table, with what is wrong below', () => {
    const text = statusesText([
      base,
      { ...base, twin: 'b', health: 'Degraded', reasons: ['c failed'], waiting: 2 },
    ]);
    expect(text).toMatch(/b +Synced +Degraded +running +never +2 waiting/);
    expect(text).toMatch(/^b: c failed$/m);
    const error = { code: 'state-unreadable', message: 'It is odd.', hint: 'Look at it.' };
    expect(statusesText([base, { ...base, twin: 'b', error }])).toContain(
      'b: state-unreadable: It is odd.\n  Look at it.',
    );
  });
});

test('nothing that came from elsewhere steers a terminal', () => {
  const steering = 'a\u001b[8m\u009b8m\r\u202eb';
  const error = {
    code: 'c',
    message: `${steering}\nand a line more`,
    hint: steering,
    problems: [
      { file: steering, line: 1, column: 1, severity: 'error', code: 'p', message: steering, hint: steering },
    ],
  } as const;
  const status: TwinStatus = {
    twin: 'a',
    title: steering,
    sync: 'Unknown',
    health: 'Degraded',
    reasons: [steering],
    desired: { git: 'running', now: 'running' },
    overrides: {},
    components: { c: { state: 'failed', restarts: 1, reason: steering } },
    values: { 'c.p': { value: steering, t: 0 } },
    waiting: 0,
    remarks: [steering],
    error,
  };
  const plan: TwinPlan = {
    twin: 'a',
    verdict: 'act',
    changes: [{ action: 'change', subject: 'parameter', words: steering }],
    steps: [],
    remarks: [steering],
    errors: [error],
  };
  const texts = [
    statusesText([status]),
    statusesText([status, { ...status, twin: 'b' }]),
    plansText([plan]),
    outcomesText([{ twin: 'a', outcome: 'failed', error, unpushed: error }]),
    outcomesText([{ twin: 'a', outcome: 'done', reasons: [steering] }]),
    renderError(new DtaasError(error), { debug: false }),
    renderError(new Error(steering), { debug: false }),
  ];
  for (const text of texts) {
    expect(text).toContain('b');
    expect(stripVTControlCharacters(text.replaceAll('\u001b[8m', 'RAW'))).not.toMatch(
      /RAW|[^\P{Cc}\n]|\p{Bidi_Control}/u,
    );
  }
});

test('a status shows how old each value is, and which commands are not sent', () => {
  const status: TwinStatus = {
    twin: 'a',
    sync: 'Synced',
    health: 'Healthy',
    reasons: [],
    desired: { git: 'running', now: 'running' },
    overrides: {},
    values: { 'physical.oil': { value: 71, unit: 'Cel', t: 0, age: 125 }, 'c.on': { value: true, t: 0 } },
    physicalTwin: {
      mode: 'shadow',
      commands: { 'physical.pump': { value: true, t: 0, age: 3, sent: false } },
    },
    waiting: 0,
    remarks: [],
  };
  expect(
    stripVTControlCharacters(statusesText([status]))
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual([
    'a',
    '  sync       Synced',
    '  health     Healthy',
    '  desired    running',
    '  commands   shown but never sent (mode: shadow)',
    '  last save  never',
    '',
    '  port          value  unit    age',
    '  physical.oil     71  °C    2 min',
    '  c.on           true',
    '',
    '  command        value  unit  age',
    '  physical.pump   true        3 s  not sent',
  ]);
});

test('a live table shows each port with its unit', () => {
  const status: RunnerStatus = {
    twin: 'a',
    generation: '0',
    phase: 'running',
    health: 'Healthy',
    reasons: [],
    clock: { mode: 'lockstep', step: 12, t: 1_577_836_836, speed: 60 },
    isolation: { mode: 'bubblewrap', network: 'enforced', remarks: [] },
    components: {},
    values: { 'c.temperature': { value: 34.5678, unit: 'Cel', t: 0 }, 'c.on': { value: true, t: 0 } },
    pending: 1,
    dropped: 0,
  };
  expect(clockText(status.clock)).toBe('step 12 at 2020-01-01 00:00:36, 60× real time');
  expect(liveText(status).split('\n')).toEqual([
    'a  Healthy  step 12 at 2020-01-01 00:00:36, 60× real time',
    'bubblewrap, network enforced  1 waiting to be committed',
    '',
    'port             value  unit',
    'c.temperature  34.5678  °C',
    'c.on              true',
  ]);
});

test.each([
  [valueText({ value: 3 }), '3'],
  [valueText({ value: 'x'.repeat(60) }), `${'x'.repeat(39)}…`],
  [valueText({ value: [1, 2] }), '[1,2]'],
  [unitText('J/K'), 'J/K'],
  [unitText(undefined), ''],
  [agoText('2026-11-22T12:00:00Z', Date.parse('2026-11-22T12:00:59Z')), '59 s ago'],
  [agoText('2026-11-22T12:00:00Z', Date.parse('2026-11-22T15:00:00Z')), '3 h ago'],
  [agoText('2026-11-22T15:00:00Z', Date.parse('2026-11-22T12:00:00Z')), '3 h in the future'],
  [agoText('2026-13-22T15:00:00Z'), 'at an unknown time'],
])('%s is %s', (text, expected) => expect(text).toBe(expected));
