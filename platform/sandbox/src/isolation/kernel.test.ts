import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programOnPath } from '@dtaas/processes';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attempts } from '../../testing/attempt.ts';
import { detectIsolation } from './detect.ts';
import type { IsolationMode } from './isolation.ts';
import { isRoot, nextUser } from './user.ts';

/** The suite of escapes towards the kernel, from each place where others' code runs, for each caller. */
interface From {
  readonly mode: IsolationMode;
  /** `enter`: a component, in the network of its twin's runner. */
  readonly place: 'test' | 'build' | 'enter';
  readonly caller: 'root' | 'user';
}

const places = ['test', 'build', 'enter'] as const;
const callers = isRoot() ? (['root', 'user'] as const) : (['user'] as const);
const all: readonly From[] = [
  ...callers.flatMap((caller) => places.map((place) => ({ mode: 'bubblewrap' as const, place, caller }))),
  // A user who may start containers is root for the machine. Components have no network to share there.
  ...(['test', 'build'] as const).map((place) => ({ mode: 'docker' as const, place, caller: callers[0] })),
];

function works(mode: IsolationMode): boolean {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  try {
    if (programOnPath('perl') && detectIsolation(mode).mode === mode) return true;
  } catch {}
  console.warn(`kernel: ${mode} or perl doesn't work here, so what it keeps from the kernel isn't tested`);
  return false;
}

const working = (['bubblewrap', 'docker'] as const).filter(works);
const tried = all.filter(({ mode }) => working.some((each) => each === mode));

describe.skipIf(tried.length === 0)('access to the kernel', () => {
  // Only the caller may be able to read the folder for temporary files.
  const folder = `/tmp/dtaas-kernel-${process.pid}`;
  const ordinary = nextUser();
  const program = join(folder, 'attempt.mjs');
  let node = process.execPath;
  beforeAll(async () => {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    // Node may lie in root's own home, where a version manager or npx put it.
    if (isRoot() && spawnSync(node, ['--version'], { uid: ordinary, gid: ordinary }).status !== 0) {
      node = join(folder, 'node');
      copyFileSync(process.execPath, node);
      chmodSync(node, 0o755);
    }
    await build({
      entryPoints: [fileURLToPath(new URL('../../testing/attempt.ts', import.meta.url))],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      nodePaths: [fileURLToPath(new URL('../../node_modules', import.meta.url))],
      logLevel: 'error',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function attempts({ mode, place, caller }: From): Promise<Attempts> {
    const own = join(folder, `${mode}-${place}-${caller}`);
    mkdirSync(join(own, 'cache'), { recursive: true });
    const isOther = isRoot() && caller === 'user';
    for (const path of isOther ? [own, join(own, 'cache')] : []) chownSync(path, ordinary, ordinary);
    const child = spawn(node, [program, mode, place, own], {
      env: { PATH: process.env['PATH'], HOME: own, DTAAS_CACHE: join(own, 'cache') },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(isOther ? { uid: ordinary, gid: ordinary } : {}),
    });
    let text = '';
    for await (const chunk of child.stdout) text += String(chunk);
    expect(text).toMatch(/^\{"writable"/);
    return JSON.parse(text);
  }

  it.each(tried)(
    'by $mode, in a $place of $caller: no file to write, none of the calls, no user of the machine',
    async (from) => {
      const { writable, calls, user, map } = await attempts(from);
      // Docker's /proc can't be read-only as a whole. Writable are a process's own files, and triggers of pressure, which
      // every process may set and which affect only the descriptor.
      const own = from.mode === 'docker' ? /^\/proc\/(\d+|pressure)\// : /^$/;
      expect(writable.filter((path) => !own.test(path))).toEqual([]);
      const { clone3, ...refused } = calls;
      expect(clone3).toBe(38);
      expect(Object.entries(refused).filter(([, error]) => error !== 1)).toEqual([]);
      expect(Object.keys(refused).length).toBeGreaterThan(70);
      if (from.caller === 'root') {
        expect(user).toBeGreaterThanOrEqual(0x7000_0000);
        expect(map).toMatch(/^\s*0\s+0\s+4294967295\n$/);
      } else if (isRoot()) {
        expect(map).toMatch(/^\s*1000\s/);
      }
    },
  );
});
