import type { BiographyEntry } from '@dtaas/model';
import { reportOf } from '../../src/reports.ts';

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

/** Reports of what happened to a twin. */
export const history = {
  log: reportOf('BiographyReport', { twin: 'oven', events }),
  snapshots: reportOf('SnapshotsReport', {
    twin: 'oven',
    snapshots: [
      { name: '20261122T143611Z-c52be252', takenAt: '2026-11-22T14:36:11Z', current: true },
      { name: '20261122T120000Z-00000001', takenAt: '2026-11-22T12:00:00Z', current: false, damaged: true },
    ],
  }),
} as const;
