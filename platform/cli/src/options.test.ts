import { describe, expect, test } from 'vitest';
import { emulationOf } from './options.ts';

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
