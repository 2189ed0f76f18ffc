import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensurePluginsDir } from './plugins-dir.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-plugins-'));
  writeFileSync(join(folder, 'ssh'), '#!/bin/sh\necho "$@"\n');
  chmodSync(join(folder, 'ssh'), 0o700);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the ssh that plugins call', () => {
  const said = (env: NodeJS.ProcessEnv) => {
    const program = join(ensurePluginsDir({ DTAAS_CACHE: folder }), 'ssh');
    return execFileSync(program, ['-l', 'twins', 'pi.lab'], { encoding: 'utf8', env });
  };

  it("is the user's, with the options of the platform before those of the plugin", () => {
    expect(said({})).toMatch(
      /^-o BatchMode=yes -o StrictHostKeyChecking=yes .*-o LogLevel=ERROR -l twins pi\.lab\n$/,
    );
  });

  it('reads the configuration that DTAAS_SSH_CONFIG names', () => {
    expect(said({ DTAAS_SSH_CONFIG: '/etc/our lab' })).toMatch(/^-F \/etc\/our lab -o BatchMode=yes /);
  });
});
