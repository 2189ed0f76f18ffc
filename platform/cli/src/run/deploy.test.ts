import { describe, expect, it, test } from 'vitest';
import { deployCommand, emulationOf } from './deploy.ts';

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

describe('the clock of an emulator', () => {
  test('is chosen with --emulate', () => {
    expect(emulationOf({})).toBeUndefined();
    expect(emulationOf({ emulate: false })).toBeUndefined();
    expect(emulationOf({ emulate: true })).toEqual({});
    expect(emulationOf({ emulate: true, clock: 'wall' })).toEqual({ clock: 'wall' });
    expect(emulationOf({ emulate: true, clock: 'lockstep' })).toEqual({ clock: 'lockstep' });
  });

  test.each([
    ['without --emulate', { clock: 'wall' }],
    ['with --no-emulate', { emulate: false, clock: 'lockstep' }],
    ['with an unknown value', { emulate: true, clock: 'sundial' }],
  ])('%s is refused', (_what, options) => {
    expect(() => emulationOf(options)).toThrow(expect.objectContaining({ code: 'usage-clock' }));
  });
});
