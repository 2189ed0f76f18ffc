import { type Cost, noCost, type Outcome, type QuotaUse, type TwinPlan } from '@dtaas/model';
import { reportOf } from '../../src/reports.ts';
import { problem } from './problem.ts';

const unverified = {
  code: 'asset-unverified',
  message: 'Its asset functions/control is not verified.',
  hint: 'Verify it: dtaas verify functions/control',
} as const;

const oven: Cost = { twins: 1, cpu: 0.3, memory: 2 ** 29, disk: 2 ** 32, containers: 0, processes: 3 };
const total: Cost = { twins: 4, cpu: 2.3, memory: 2 ** 31, disk: 2 ** 34, containers: 3, processes: 12 };

const quotas: readonly QuotaUse[] = [
  { scope: 'platform', resource: 'twins', before: 4, after: 4, limit: 10 },
  { scope: 'platform', resource: 'memory', before: 2 ** 31, after: 2.5 * 2 ** 30, limit: 2 ** 33 },
  { scope: 'owner', name: 'ada', resource: 'cpu', before: 0.3, after: 0.1 + 0.2, limit: 0.2 },
  { scope: 'owner', resource: 'containers', before: 3, after: 3, limit: 5 },
  { scope: 'place', name: 'here', resource: 'disk', before: 2 ** 34, after: 2 ** 34, limit: 2 ** 35 },
];

const plans: readonly TwinPlan[] = [
  {
    twin: 'oven',
    verdict: 'act',
    changes: [
      { action: 'add', subject: 'component', name: 'filter', words: 'filter: functions/filter 1.0.0' },
      { action: 'change', subject: 'parameter', name: 'control.goal', words: 'control.goal: 180 to 200 °C' },
      { action: 'remove', subject: 'connection', words: 'physical.air -> control.air' },
    ],
    states: [
      { component: 'control', state: 'kept', words: 'control keeps its state' },
      { component: 'filter', state: 'new', words: 'filter is new and begins without a state' },
      {
        component: 'plant',
        state: 'replaced',
        words: 'plant loses its state: models/oven 1.2.0 wrote it, and models/oven 2.0.0 begins anew',
      },
      {
        component: 'spare',
        state: 'removed',
        words: 'spare is removed with its state, which functions/filter 1.0.0 wrote',
      },
    ],
    steps: ['save its state', 'replace its workspace', 'start it from its latest snapshot'],
    desired: 'd'.repeat(64),
    engine: [{ op: 'replace', type: 'dtaas:process:Workspace', name: 'workspace' }],
    cost: { before: oven, after: { ...oven, cpu: 0.3, memory: 2 ** 30, processes: 4 } },
    remarks: ['no sandbox is available'],
    errors: [],
  },
  {
    twin: 'mixer',
    verdict: 'refused',
    changes: [],
    steps: [],
    remarks: ['no sandbox is available'],
    errors: [{ ...unverified, problems: [problem] }],
    cost: { before: noCost, after: noCost },
  },
  { twin: 'press', verdict: 'confirm', changes: [], steps: [], remarks: [], errors: [] },
  { twin: 'saw', verdict: 'kept', changes: [], steps: [], remarks: [], errors: [] },
  { twin: 'pump', verdict: 'nothing', changes: [], steps: [], remarks: [], errors: [] },
];

const outcomes: readonly Outcome[] = [
  {
    twin: 'oven',
    outcome: 'done',
    event: 'deployed',
    health: 'Degraded',
    reasons: ['control died: it ended with exit code 1'],
    saved: ['20261122T143611Z-c52be252'],
    restore: {
      outcome: 'partial',
      from: '20261122T143611Z-c52be252',
      clock: { step: 1200, t: 1_577_840_400 },
      details: ['filter has no state in the snapshot and begins anew'],
    },
    remarks: ['no sandbox is available'],
  },
  { twin: 'mixer', outcome: 'refused', error: { ...unverified, problems: [problem] } },
  {
    twin: 'kiln',
    outcome: 'failed',
    error: { code: 'engine-failed', message: 'Pulumi failed:\nno room', hint: 'Free some space.' },
  },
  { twin: 'press', outcome: 'confirm' },
  { twin: 'saw', outcome: 'kept' },
  { twin: 'lathe', outcome: 'waiting', remarks: ['2 attempts failed; the next one is after 15:10'] },
  { twin: 'drill', outcome: 'interrupted' },
  {
    twin: 'fan',
    outcome: 'done',
    event: 'suspended',
    health: 'Suspended',
    unpushed: {
      code: 'remote-silent',
      message: 'origin does not answer.',
      hint: 'To push later: dtaas save fan --push',
    },
  },
  { twin: 'belt', outcome: 'done', event: 'restored', health: 'Healthy' },
  { twin: 'pump', outcome: 'unchanged' },
];

type Basis = 'reviewed' | 'moved' | 'unreviewed' | 'repair';

function merged(twin: string, basis: Basis) {
  return { twin, basis, waits: false, digest: `${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0` };
}

function planOf(name: string): TwinPlan {
  return plans.find(({ twin }) => twin === name)!;
}

function outcomeOf(name: string): Outcome {
  return outcomes.find(({ twin }) => twin === name)!;
}

/** Reports of what is changed: plans, deployments, saves. */
export const operations = {
  plan: reportOf('PlanReport', {
    commit: null,
    digest: `${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    deploy: `dtaas deploy --plan ${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    twins: plans,
    cost: {
      before: total,
      after: { ...total, memory: 2.5 * 2 ** 30, processes: 13 },
      quotas,
    },
  }),
  'plan-offline': reportOf('PlanReport', {
    commit: null,
    digest: `${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    deploy: `dtaas deploy --plan ${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    offline: true,
    twins: plans.slice(0, 1).map(({ engine: _, ...plan }) => plan),
    cost: { before: total, after: total, quotas: [] },
  }),
  'plan-into': reportOf('PlanReport', {
    commit: 'c'.repeat(40),
    into: 'main',
    digest: `${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    deploy: 'dtaas deploy --merged',
    twins: plans.slice(2, 4),
    cost: { before: total, after: total, quotas: [] },
  }),
  merged: reportOf('MergedReport', {
    commit: 'c'.repeat(40),
    twins: [
      { ...merged('oven', 'reviewed'), plan: planOf('oven'), outcome: outcomeOf('oven'), pullRequest: 7 },
      { ...merged('kiln', 'moved'), plan: planOf('oven'), outcome: outcomeOf('kiln'), pullRequest: 7 },
      {
        ...merged('press', 'moved'),
        waits: true,
        plan: planOf('press'),
        outcome: outcomeOf('press'),
        pullRequest: 7,
      },
      { ...merged('fan', 'repair'), plan: planOf('pump'), outcome: outcomeOf('belt') },
      { ...merged('mixer', 'unreviewed'), plan: planOf('mixer'), outcome: outcomeOf('mixer') },
    ],
  }),
  deploy: reportOf('DeployReport', { commit: 'c'.repeat(40), twins: outcomes }),
  lock: reportOf('LockReport', {
    commit: 'c'.repeat(40),
    twins: [
      {
        twin: 'kiln',
        outcome: 'unchanged',
        references: [{ reference: 'models/kiln', range: '^1', version: '1.0.0' }],
      },
      {
        twin: 'oven',
        outcome: 'written',
        references: [
          { reference: 'models/oven', range: '^1', version: '1.2.0' },
          {
            ...{ reference: 'functions/filter', range: '*', version: '1.0.0' },
            ...{ digestBefore: 'd'.repeat(64), digest: 'e'.repeat(64) },
          },
          { reference: 'models/oven', range: '^1', version: '1.2.0' },
        ],
      },
      {
        ...{ twin: 'press', outcome: 'refused' },
        references: [
          { reference: 'tools/press', range: '^9' },
          { reference: 'models/oven', range: '^1', version: '1.2.0' },
        ],
      },
    ],
    unreached: [],
  }),
  save: reportOf('OperationReport', { twins: [{ twin: 'pump', outcome: 'unchanged' }] }),
} as const;
