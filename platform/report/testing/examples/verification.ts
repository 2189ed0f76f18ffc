import { reportOf } from '../../src/reports.ts';
import { problem } from './problem.ts';

const tested = { version: '1.0.0', digest: 'd', recorded: true, weak: false } as const;
const asset = { version: '1.0.0', digest: 'e'.repeat(64), recorded: true, weak: false };

/** Reports of checks and tests. */
export const verification = {
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
} as const;
