import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engineVersion } from '../version.ts';
import { pulumi } from './engine/pulumi.ts';
import { engineStatus, ensureEngine } from './ensure-engine.ts';
import { installedProgram } from './program/installed.ts';
import type { Installer } from './program/program.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-engine-'));
  vi.stubEnv('DTAAS_CACHE', join(root, 'cache'));
  vi.stubEnv('PATH', join(root, 'path'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

/** A Pulumi that knows nothing but its version. */
function putPulumi(folder: string, version: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
  return join(folder, 'pulumi');
}

function installer(install: Installer['install'], origin: Installer['origin'] = 'build'): Installer {
  return { origin, install, check: () => Promise.resolve({ open: true, estimate: 'no time' }) };
}

const good = installer(async (staging) => void putPulumi(join(staging, 'bin'), `v${engineVersion}`));

describe('on PATH', () => {
  it.each(['v3.230.0', 'v3.999.1'])('%s is used', async (version) => {
    const path = putPulumi(join(root, 'path'), version);
    expect((await ensureEngine()).path).toBe(path);
  });

  it.each([
    ['v3.229.9', 'it is 3.229.9, older than 3.230.0'],
    ['v4.0.0', 'it is 4.0.0, and 3.x is needed'],
    ['hello', 'it does not say its version (hello)'],
  ])("%s isn't, and the next one is asked", async (version, reason) => {
    const refused = putPulumi(join(root, 'path'), version);
    const path = putPulumi(join(root, 'later'), `v${engineVersion}`);
    vi.stubEnv('PATH', `${root}/path:${root}/later`);
    expect(await engineStatus()).toMatchObject({
      engine: { path },
      refused: [{ path: refused, reason }],
    });
  });
});

describe('got', () => {
  it('is there afterwards, with its checksum, and is not installed again', async () => {
    const engine = await ensureEngine({ installers: [good] });
    expect(engine).toMatchObject({ version: engineVersion, origin: 'build' });
    const isWhole = () => installedProgram(pulumi(), true);
    expect(await isWhole()).toEqual(engine);
    expect(await ensureEngine({ installers: [] })).toEqual(engine);
    writeFileSync(engine.path, 'cut');
    expect(await installedProgram(pulumi(), false)).toBeUndefined();
    expect(await ensureEngine({ installers: [good] })).toEqual(engine);
    writeFileSync(engine.path, readFileSync(engine.path, 'utf8').replace('echo', 'ECHO'));
    const lines: string[] = [];
    const onProgress = (line: string) => void lines.push(line);
    expect(await ensureEngine({ installers: [], onProgress })).toEqual(engine);
    expect(await ensureEngine({ installers: [good], onProgress, thorough: true })).toEqual(engine);
    expect(lines[0]).toBe(`${engine.path} is not what was installed: installing it again`);
    expect(await isWhole()).toEqual(engine);
  });

  it('comes by the next way where one is closed or fails, and says all that was tried', async () => {
    const closed: Installer = {
      ...good,
      origin: 'download',
      check: async () => ({ open: false, reason: 'no network' }),
    };
    const failing = installer(() => Promise.reject(new Error('no room')));
    const lines: string[] = [];
    const onProgress = (line: string) => void lines.push(line);
    await expect(ensureEngine({ installers: [closed, failing] })).rejects.toMatchObject({
      code: 'engine-missing',
      message: expect.stringMatching(/download: no network. build: no room/),
    });
    await ensureEngine({ installers: [closed, failing, good], onProgress });
    expect(lines).toContain('failed: build: no room');
  });

  it("is refused where it isn't what it should be", async () => {
    const wrong = installer(async (staging) => void putPulumi(join(staging, 'bin'), 'v3.1.0'));
    await expect(ensureEngine({ installers: [wrong] })).rejects.toThrow(
      /it says that it is 3.1.0, not 3.230.0/,
    );
    expect(existsSync(join(root, 'cache', 'engine', engineVersion))).toBe(false);
  });

  it('is got once when several want it, and the others say that they wait', async () => {
    let times = 0;
    const lines: string[] = [];
    const slow = installer(async (staging, ...rest) => {
      times++;
      await sleep(100);
      await good.install(staging, ...rest);
    });
    const onProgress = (line: string) => void lines.push(line);
    const all = Array.from({ length: 3 }, () => ensureEngine({ installers: [slow], onProgress }));
    await Promise.all(all);
    expect(times).toBe(1);
    expect(
      lines.filter((line) => line.startsWith('waiting for another dtaas that is installing')),
    ).toHaveLength(2);
  });

  it('leaves nothing of an installation that was killed', async () => {
    const engines = join(root, 'cache', 'engine');
    mkdirSync(join(engines, `${engineVersion}.staging`, 'run-killed', 'bin'), { recursive: true });
    await ensureEngine({ installers: [good] });
    expect(readdirSync(engines)).toEqual([engineVersion]);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const endless = installer(async (_staging, _onProgress, signal) => {
      abort.abort();
      await sleep(60_000, undefined, { signal });
    });
    const waiting = ensureEngine({ installers: [endless], signal: abort.signal });
    await expect(waiting).rejects.toThrow(/abort/);
    expect(readdirSync(join(root, 'cache', 'engine'))).toEqual([]);
  });
});
