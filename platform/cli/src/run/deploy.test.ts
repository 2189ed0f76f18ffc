import { expect, it } from 'vitest';
import { deployCommand } from './deploy.ts';

it.each([
  [{ twins: [] }, 'dtaas deploy --plan d'],
  [{ twins: ['oven', 'pump'] }, 'dtaas deploy oven pump --plan d'],
  [{ twins: [], commit: 'c0ffee' }, 'dtaas deploy --commit c0ffee --plan d'],
  [{ twins: [], losesState: true }, 'dtaas deploy --plan d --yes'],
  [{ twins: ['oven'], emulation: {} }, 'dtaas deploy oven --emulate --plan d'],
  [
    { twins: ['oven'], emulation: { clock: 'wall' as const } },
    'dtaas deploy oven --emulate --clock wall --plan d',
  ],
])('the plan of %j is deployed with its twins and options', (planned, expected) => {
  expect(deployCommand({ ...planned, digest: 'd' })).toBe(expected);
});
