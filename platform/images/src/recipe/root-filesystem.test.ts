import { describe, expect, it } from 'vitest';
import { requireMachine } from './root-filesystem.ts';

describe('requireMachine', () => {
  it.each(['linux arm64', 'darwin arm64', 'win32 x64'])(
    'refuses %s, whose packages would be others',
    (machine) => {
      expect(() => requireMachine(machine)).toThrow(
        expect.objectContaining({
          code: 'image-machine-unsupported',
          message: expect.stringContaining(machine),
        }),
      );
    },
  );

  it('accepts the machine for which the recipe is made', () => {
    expect(() => requireMachine('linux x64')).not.toThrow();
  });
});
