import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { platformFile } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasGo } from '../testing/has-go.ts';
import { ensureLauncher, isLauncherBuilt, whyUnbuildable } from './ensure-launcher.ts';

let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-launcher-'));
  source = join(folder, 'go');
  cpSync(platformFile('launcher/go'), source, { recursive: true });
  vi.stubEnv('DTAAS_CACHE', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a Go that runs this script first on PATH. */
function fakeGo(script: string): void {
  writeFileSync(join(folder, 'go.sh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  cpSync(join(folder, 'go.sh'), join(folder, 'bin', 'go'));
  vi.stubEnv('PATH', `${join(folder, 'bin')}:/usr/bin:/bin`);
}

/** Writes its arguments to a file, and a program to where it is told. */
const countingGo = () =>
  `echo build >> ${folder}/builds; while [ "$1" != -o ]; do shift; done; echo program > "$2"`;
const builds = () => readFileSync(join(folder, 'builds'), 'utf8').split('\n').length - 1;

describe('the launcher', () => {
  it('is built once for a source and an architecture', async () => {
    fakeGo(countingGo());
    expect(isLauncherBuilt('amd64', source)).toBe(false);
    const path = await ensureLauncher('amd64', source);
    expect(isLauncherBuilt('amd64', source)).toBe(true);
    expect(isLauncherBuilt('arm64', source)).toBe(false);
    expect(await ensureLauncher('amd64', source)).toBe(path);
    expect(builds()).toBe(1);
    expect(await ensureLauncher('arm64', source)).not.toBe(path);
    writeFileSync(join(source, 'main_test.go'), 'package main\n');
    expect(await ensureLauncher('amd64', source)).toBe(path);
    writeFileSync(join(source, 'more.go'), 'package main\n');
    expect(await ensureLauncher('amd64', source)).not.toBe(path);
    expect(builds()).toBe(3);
  });

  it('can be run by other users, whatever umask it was built with', async () => {
    fakeGo(`umask 077; ${countingGo()}`);
    expect(statSync(await ensureLauncher('amd64', source)).mode & 0o777).toBe(0o755);
  });

  it('is whole if two build it at once', async () => {
    fakeGo(countingGo());
    const paths = await Promise.all([1, 2, 3].map(() => ensureLauncher('amd64', source)));
    expect(new Set(paths).size).toBe(1);
    expect(readFileSync(paths[0]!, 'utf8')).toBe('program\n');
  });

  it.each([
    ['Go is missing', undefined, 'Go is not installed'],
    ['the build fails', 'echo "main.go:1: undefined: x" >&2; exit 1', 'main.go:1: undefined: x'],
    ['Go says nothing', 'exit 2', 'go ended with 2'],
  ])('is refused if %s, and leaves nothing', async (_, script, reason) => {
    if (script === undefined) vi.stubEnv('PATH', join(folder, 'none'));
    else fakeGo(script);
    await expect(ensureLauncher('amd64', source)).rejects.toMatchObject({
      code: 'launcher-unbuildable',
      message: expect.stringContaining(reason),
    });
    fakeGo(countingGo());
    expect(readFileSync(await ensureLauncher('amd64', source), 'utf8')).toBe('program\n');
  });

  it.skipIf(!hasGo())('is a static program, the same bytes at each build', async () => {
    const first = await ensureLauncher();
    expect(readFileSync(first).includes('ld-linux')).toBe(false);
    const bytes = readFileSync(first);
    rmSync(dirname(first), { recursive: true });
    expect(readFileSync(await ensureLauncher()).equals(bytes)).toBe(true);
  });
});

describe('Go on this machine', () => {
  it.each(['go1.21.0', 'go1.25.1', 'go1.26rc1', 'devel go1.27-3f2a1c'])(
    'can build the launcher as %s',
    async (version) => {
      fakeGo(`echo go version ${version} linux/amd64`);
      expect(await whyUnbuildable()).toBeUndefined();
    },
  );

  it.each([
    ['go1.19.8', 'Go is 1.19.8, and 1.25 or newer is needed'],
    ['go1.9', 'Go is 1.9, and 1.25 or newer is needed'],
  ])('is too old as %s', async (version, reason) => {
    fakeGo(`echo go version ${version} linux/amd64`);
    expect(await whyUnbuildable()).toMatchObject({
      code: 'launcher-unbuildable',
      message: `The launcher of containers can't be built: ${reason}.`,
      hint: expect.stringContaining('https://go.dev/dl'),
    });
  });

  it('is missing', async () => {
    vi.stubEnv('PATH', join(folder, 'none'));
    expect((await whyUnbuildable())?.message).toContain('Go is not installed');
  });
});
