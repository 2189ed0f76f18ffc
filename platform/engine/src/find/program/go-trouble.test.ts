import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOnPath } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goBuild } from './go-build.ts';
import { goTrouble } from './go-trouble.ts';

describe.skipIf(!programOnPath('go'))('a build that needs a module which', () => {
  let root: string;
  let proxy: Server;
  let status = 404;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'dtaas-go-'));
    const need = 'module dtaas.invalid/x\n\ngo 1.21\n\nrequire dtaas.invalid/y v1.0.0\n';
    const sum = ['h1:', '/go.mod h1:'].map(
      (part) => `dtaas.invalid/y v1.0.0${part.startsWith('/') ? '' : ' '}${part}${'A'.repeat(43)}=\n`,
    );
    writeFileSync(join(root, 'go.mod'), need);
    writeFileSync(join(root, 'go.sum'), sum.join(''));
    writeFileSync(join(root, 'main.go'), 'package main\n\nimport _ "dtaas.invalid/y"\n\nfunc main() {}\n');
    proxy = createServer((request, response) => {
      if (status !== 200) return response.writeHead(status).end('no');
      response.end(request.url?.endsWith('.mod') ? 'module dtaas.invalid/y\n' : 'not a zip');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('GOPROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    vi.stubEnv('GOMODCACHE', join(root, 'modules'));
    vi.stubEnv('GOFLAGS', '-modcacherw');
  });
  afterEach(() => {
    proxy.close();
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });

  const building = (): Promise<void> => {
    const what = { name: 'x', module: root, package: '.', packages: 1, modules: 1, minutes: 1, space: '' };
    return goBuild(what).install(join(root, 'staging'), () => {}, new AbortController().signal);
  };

  it.each([403, 404, 410])('the proxy refuses (%d) says so, and names GOPROXY', async (code) => {
    status = code;
    await expect(building()).rejects.toThrow(
      /dtaas\.invalid\/y.*the module proxy does not serve the module\. Set GOPROXY/,
    );
  });

  it('has other contents than its checksum is refused', async () => {
    status = 200;
    await expect(building()).rejects.toThrow(
      /dtaas\.invalid\/y@v1\.0\.0.*checksum mismatch.*do not switch the check off/,
    );
  });

  it('may not be downloaded says that GOPROXY forbids it', async () => {
    vi.stubEnv('GOPROXY', 'off');
    await expect(building()).rejects.toThrow(/GOPROXY=off forbids downloads/);
  });

  it('comes from a proxy that cannot be reached says so', async () => {
    vi.stubEnv('GOPROXY', 'http://127.0.0.1:1');
    await expect(building()).rejects.toThrow(/the module proxy cannot be reached/);
  });
});

describe('what Go says', () => {
  it.each([
    ['go: go.mod requires go >= 1.26 (running go 1.24.1; GOTOOLCHAIN=local)', /a newer Go is needed/],
    ['write /tmp/x.a: no space left on device', /the disk is full/],
    ['github.com/x/y: /usr/local/go/compile: signal: killed', /memory ran out/],
  ])('%s', (text, advice) => expect(goTrouble(text).message).toMatch(advice));

  it('is passed on where the cause is not known', () => {
    expect(goTrouble('undefined: x').message).toBe('undefined: x');
  });
});
