import type { RunnerStatus } from '@dtaas/runner';

/** The status of a twin that runs, as the live table shows it. */
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
