import type { BiographyEntry, Outcome, TwinPlan, TwinStatus } from '@dtaas/model';
import type { RunnerStatus } from '@dtaas/runner';
import { type Report, reportOf } from '../src/reports.ts';

/** Ages in the examples are counted from this time. */
export const now = Date.parse('2026-11-22T15:00:00Z');

const problem = {
  file: 'assets/models/pump/asset.yaml',
  line: 5,
  column: 3,
  code: 'field-unknown',
  severity: 'error',
  message: "`paramters` isn't a field of `spec`",
  hint: 'Did you mean parameters?',
} as const;

const unverified = {
  code: 'asset-unverified',
  message: 'Its asset functions/control is not verified.',
  hint: 'Verify it: dtaas verify functions/control',
} as const;

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

const full: TwinStatus = {
  twin: 'oven',
  title: 'The oven of line 2',
  level: 'digital twin',
  sync: 'OutOfSync',
  health: 'Degraded',
  reasons: ['control died: it ended with exit code 1.', 'filter does not answer.'],
  desired: { git: 'running', now: 'suspended' },
  overrides: {
    emulate: { actor: 'operator', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64), clock: 'wall' },
    desired: { to: 'suspended', actor: 'operator', at: '2026-11-22T12:00:00Z', basis: 'b'.repeat(64) },
  },
  deployed: {
    commit: 'c'.repeat(40),
    desired: 'd'.repeat(64),
    basis: 'b'.repeat(64),
    at: '2026-11-22T12:00:00Z',
  },
  snapshot: '20261122T143611Z-c52be252',
  waiting: 2,
  lastSave: '2026-11-22T14:36:11Z',
  platform: '0.2.0',
  clock: { mode: 'lockstep', step: 1200, t: 1_577_840_400, speed: 60, behind: 3 },
  isolation: { mode: 'bubblewrap', network: 'enforced', remarks: [] },
  restore: {
    outcome: 'restored',
    from: '20261122T143611Z-c52be252',
    clock: { step: 1200, t: 1_577_840_400 },
    details: [],
  },
  components: {
    control: { state: 'failed', restarts: 3, reason: 'it ended with exit code 1' },
    filter: { state: 'running', pid: 4711, restarts: 0 },
  },
  values: {
    'physical.air': { value: 181.25, unit: 'Cel', t: 1_577_840_400, age: 125 },
    'control.heater': { value: true, t: 1_577_840_400 },
  },
  physicalTwin: {
    mode: 'shadow',
    commands: { 'physical.heater': { value: true, t: 1_577_840_400, age: 3, sent: false } },
  },
  refused: {
    'physical.air': {
      count: 3,
      last: 'was Infinity; the port takes finite numbers',
      at: '2026-11-22T14:59:00Z',
    },
  },
  exposed: {
    dash: {
      component: 'control',
      endpoint: 'web',
      address: '0.0.0.0',
      port: 8085,
      url: 'http://127.0.0.1:8085',
      isOpen: true,
      reason: 'the last connection was closed: nothing listens',
    },
    edit: { component: 'control', endpoint: 'edit', address: '127.0.0.1', port: 8086, isOpen: false },
  },
  secretsSince: '2026-11-22T12:00:00Z',
  failure: {
    attempts: 2,
    at: '2026-11-22T14:50:00Z',
    code: 'engine-failed',
    message: 'Pulumi failed: no room.',
  },
  remarks: ['no sandbox is available'],
};

const quiet: TwinStatus = {
  twin: 'pump',
  sync: 'Synced',
  health: 'Healthy',
  reasons: [],
  desired: { git: 'running', now: 'running' },
  overrides: {},
  waiting: 0,
  remarks: ['no sandbox is available'],
};

const unreadable: TwinStatus = {
  ...quiet,
  twin: 'saw',
  sync: 'Unknown',
  health: 'Degraded',
  desired: {},
  error: {
    code: 'state-unreadable',
    message: 'state/saw is not a biography.',
    hint: 'Look at it: git log state/saw',
  },
};

const unreachable: TwinStatus = {
  ...quiet,
  twin: 'kiln',
  place: 'lab',
  sync: 'Unknown',
  health: 'Unknown',
  desired: {},
  error: {
    code: 'place-unreachable',
    message: "pi.lab can't be reached: Connection timed out.",
    hint: 'Try it by hand: ssh pi.lab true. Then run the command again.',
  },
};

const events: readonly BiographyEntry[] = [
  {
    id: 'a'.repeat(40),
    at: '2026-11-22T14:36:12.000Z',
    event: 'saved',
    subject: 'saved: 20261122T143611Z-c52be252',
    body: '',
    trailers: { Actor: 'operator' },
  },
  {
    id: 'b'.repeat(40),
    at: '2026-11-22T14:30:00.000Z',
    event: 'failed',
    subject: `failed: the runner did not start within 30 s, and its log says that the port of its broker is taken by another program`,
    body: `- the port 1883 is taken\n\n- ${'the log has more of this, '.repeat(6)}and ends here`,
    trailers: { Actor: 'dtaas' },
  },
  {
    id: 'c'.repeat(40),
    at: '2026-11-22T12:00:00.000Z',
    event: 'deployed',
    subject: 'deployed: 0123456789',
    body: '- control: functions/control 1.0.0',
    trailers: {},
  },
];

const tested = { version: '1.0.0', digest: 'd', recorded: true, weak: false } as const;
const asset = { version: '1.0.0', digest: 'e'.repeat(64), recorded: true, weak: false };

/** A report of each kind that people read, as it can come from the packages below. */
export const examples = {
  plan: reportOf('PlanReport', {
    commit: null,
    digest: `${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    deploy: `dtaas deploy --plan ${'d'.repeat(32)}-${'e'.repeat(32)}-0.2.0`,
    twins: plans,
  }),
  deploy: reportOf('DeployReport', { commit: 'c'.repeat(40), twins: outcomes }),
  save: reportOf('OperationReport', { twins: [{ twin: 'pump', outcome: 'unchanged' }] }),
  status: reportOf('StatusReport', { twins: [full] }),
  'status-of-several': reportOf('StatusReport', { twins: [full, quiet, unreadable, unreachable] }),
  log: reportOf('BiographyReport', { twin: 'oven', events }),
  snapshots: reportOf('SnapshotsReport', {
    twin: 'oven',
    snapshots: [
      { name: '20261122T143611Z-c52be252', takenAt: '2026-11-22T14:36:11Z', current: true },
      { name: '20261122T120000Z-00000001', takenAt: '2026-11-22T12:00:00Z', current: false, damaged: true },
    ],
  }),
  list: reportOf('ListReport', {
    assets: [
      {
        reference: 'functions/filter',
        version: '1.0.0',
        source: 'tree',
        title: 'A filter',
        verified: 'yes',
        usedBy: [
          { by: 'twins/oven', as: 'filter' },
          { by: 'twins/oven', as: 'spare' },
        ],
      },
      { reference: 'models/pump', version: '2.1.0', source: 'partner', usedBy: [] },
    ],
    twins: [
      { name: 'oven', version: '1.0.0', source: 'tree', title: 'Oven', components: ['control', 'filter'] },
    ],
    sources: [{ name: 'partner', from: '../partner', references: 12 }],
  }),
  'show-asset': reportOf('AssetReport', {
    reference: 'functions/filter',
    version: '1.0.0',
    source: 'tree',
    title: 'A filter',
    description: 'Smooths what it measures.',
    license: 'MIT',
    owners: ['team-ovens'],
    tags: ['filter', 'oven'],
    versions: [
      { version: '1.0.0', source: 'tree' },
      { version: '0.9.0', source: 'tags' },
      { version: '0.8.0', source: 'partner' },
    ],
    verified: 'no',
    inputs: [
      { name: 'measured', type: 'number', unit: 'Cel', required: true, description: 'The air' },
      { name: 'image', type: 'integer', shape: [480, null], required: false },
    ],
    outputs: [{ name: 'estimate', type: 'number', unit: 'Cel' }],
    parameters: [
      {
        name: 'noise',
        type: 'number',
        unit: 'K',
        default: 0.1,
        minimum: 0,
        maximum: 5,
        description: 'Of the sensor',
      },
      { name: 'mode', type: 'string', enum: ['fast', 'exact'] },
    ],
    uses: [
      { name: 'plant', kind: 'Model', asset: 'models/oven', version: '^1', required: true },
      { name: 'recording', kind: 'Data', required: false },
    ],
    files: [
      {
        path: 'table.csv',
        mediaType: 'text/csv',
        columns: [{ name: 'heat', type: 'number', unit: 'W', description: 'Of the heater' }],
      },
    ],
    run: ['node', 'main.mjs'],
    test: ['node', '--test'],
    usedBy: [{ by: 'twins/oven', as: 'filter' }],
  }),
  'show-twin': reportOf('TwinReport', {
    reference: 'twins/oven',
    version: '1.0.0',
    source: 'tree',
    title: 'Oven',
    owners: [],
    tags: [],
    versions: [
      { version: '1.0.0', source: 'tree' },
      { version: '1.0.0', source: 'tags' },
    ],
    level: 'digital twin',
    components: [
      { id: 'filter', asset: 'functions/filter', range: '^1', version: '1.0.0' },
      { id: 'saw', asset: 'tools/saw', range: '^2' },
    ],
    emulator: { id: 'emulator', asset: 'tools/oven', range: '^1', version: '1.3.0' },
  }),
  check: reportOf('CheckReport', { problems: [problem, { ...problem, line: 7, severity: 'warning' }] }),
  verify: reportOf('VerificationReport', {
    results: [
      { ...asset, asset: 'models/pump', outcome: 'remembered' },
      { ...asset, asset: 'functions/filter', outcome: 'passed', durationMs: 1234 },
      {
        ...asset,
        asset: 'functions/control',
        outcome: 'failed',
        durationMs: 800,
        reason: 'It ended with exit code 1.',
        output: 'not ok 1 - keeps the temperature\n  expected: 180\n  actual: 200\n',
        log: '/home/operator/.cache/dtaas/logs/control.log',
      },
      { ...asset, asset: 'tools/saw', outcome: 'blocked', reason: 'Its model models/saw failed.' },
      { ...asset, asset: 'data/heat', outcome: 'untested' },
    ],
    twins: [
      { ...tested, twin: 'mixer', outcome: 'passed', durationMs: 2100 },
      {
        ...tested,
        twin: 'oven',
        outcome: 'failed',
        durationMs: 1300,
        reason: [
          '2 of 3 expectations are not met:',
          'warm: plant.temperature was 32.5 Cel at 201 s, below the minimum of 33.5 Cel (twins/oven/twin.yaml:84:7)',
          'no-alarm: alarm.raised gave a value at 9 s (twins/oven/twin.yaml:90:7)',
        ].join('\n'),
        log: '/home/operator/furnace/.git/dtaas/verify/twins-oven.log',
        recording: '/home/operator/furnace/.git/dtaas/verify/twins-oven.csv',
        expectations: [
          {
            name: 'warm',
            met: false,
            time: 201,
            where: { file: 'twins/oven/twin.yaml', line: 84, column: 7 },
          },
        ],
      },
    ],
    isolation: { mode: 'bubblewrap', limits: 'systemd', strong: true, remarks: [] },
    remarks: ['The tests of functions/filter had no memory limit.'],
  }),
} as const satisfies { readonly [name: string]: Exclude<Report, Report<'ErrorReport'>> };

export const running: RunnerStatus = {
  twin: 'oven',
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

/** The same value with every text replaced, and everything else as it is. */
export function withTexts<T>(value: T, replace: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return replace(value, key) as T;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, replace, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, each]) => [name, withTexts(each, replace, name)]);
  return Object.fromEntries(entries) as T;
}
