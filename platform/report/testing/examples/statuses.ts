import type { TwinStatus } from '@dtaas/model';
import { reportOf } from '../../src/reports.ts';

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

const suspended: TwinStatus = {
  ...quiet,
  twin: 'mill',
  health: 'Suspended',
  desired: { git: 'running', now: 'suspended' },
  overrides: {
    desired: {
      to: 'suspended',
      by: 'schedule',
      actor: 'operator',
      at: '2026-11-20T17:00:00Z',
      basis: 'b'.repeat(64),
      reason: 'Mon-Fri 07:00-18:00 (Europe/Copenhagen)',
      until: '2026-11-23T06:00:00.000Z',
    },
  },
  next: { at: '2026-11-23T06:00:00.000Z', to: 'running', by: 'schedule' },
  freed: { cpu: 2, memoryBytes: 2 ** 29, diskBytes: 2 ** 30, containers: 3 },
};

/** Reports of the state of twins. */
export const statuses = {
  status: reportOf('StatusReport', { twins: [full] }),
  'status-of-a-suspended-twin': reportOf('StatusReport', { twins: [suspended] }),
  'status-of-several': reportOf('StatusReport', { twins: [full, quiet, unreadable, unreachable] }),
} as const;
