import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLauncher } from '@dtaas/launcher';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { counterSpec } from '../../testing/counter-workspace.ts';
import { judgeLauncher } from './judge-launcher.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-judge-launcher-'));
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The only Go of this machine. Absent: there is none. */
function go(script?: string): void {
  const bin = join(folder, 'bin');
  rmSync(bin, { recursive: true, force: true });
  if (script !== undefined) {
    // Written elsewhere, so that no other process of this test holds the program open.
    writeFileSync(join(folder, 'go.sh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    cpSync(join(folder, 'go.sh'), join(bin, 'go'));
  }
  vi.stubEnv('PATH', script === undefined ? bin : `${bin}:/usr/bin:/bin`);
}

const spec = counterSpec('mill', 3);

describe('a twin in containers', () => {
  it('is refused on a machine without Go that has never built the launcher', async () => {
    go();
    expect(await judgeLauncher(spec)).toMatchObject({
      code: 'launcher-unbuildable',
      message: "The launcher of containers can't be built: Go is not installed.",
    });
    expect(await judgeLauncher({ components: {} })).toBeUndefined();
  });

  it('is accepted with Go, and without Go once the launcher is built', async () => {
    go(
      '[ "$1" = version ] && echo go version go1.25.0 linux/amd64 && exit; while [ "$1" != -o ]; do shift; done; : > "$2"',
    );
    expect(await judgeLauncher(spec)).toBeUndefined();
    await ensureLauncher();
    go();
    expect(await judgeLauncher(spec)).toBeUndefined();
  });
});
