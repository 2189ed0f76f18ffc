import { afterEach, describe, expect, it, vi } from 'vitest';
import { detectIsolation } from './detect.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a machine without a sandbox for the command', () => {
  it.each(['none', 'weak'] as const)(
    'says that none was requested if it was "%s", and blames no program',
    (wanted) => {
      const { mode, strong, remarks } = detectIsolation(wanted);
      expect({ mode, strong }).toEqual({ mode: 'weak', strong: false });
      expect(remarks[0]).toMatch(/^No sandbox was requested: files and the network/);
      expect(remarks.join()).not.toMatch(/bubblewrap/);
    },
  );

  it('says which program is missing if the best mode was requested, and refuses the strong modes', async () => {
    vi.resetModules();
    vi.stubEnv('PATH', '/nowhere');
    const { detectIsolation: detect } = await import('./detect.ts');
    const { mode, remarks } = detect('auto');
    expect(mode).toBe('weak');
    expect(remarks[0]).toMatch(/^bubblewrap is missing: .*apt-get install bubblewrap/);
    for (const wanted of ['bubblewrap', 'docker'] as const)
      expect(() => detect(wanted)).toThrow(expect.objectContaining({ code: 'isolation-missing' }));
  });
});
