import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userOf } from '@dtaas/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { counter, eventually, makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('runner: users of components are not tested (run as root)');

describe.skipIf(!isRoot || !hasBubblewrap())('where root runs a twin in bubblewrap, a component', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
    writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let runner: ChildProcess | undefined;
  let workspace: TestWorkspace;
  afterEach(async () => {
    await end();
    await workspace.remove();
  });

  async function start(): Promise<void> {
    runner = spawn(process.execPath, [join(folder, 'runner.mjs'), workspace.directory], {
      env: { PATH: process.env['PATH'], HOME: folder, DTAAS_CACHE: join(folder, 'cache') },
      detached: true,
      stdio: 'inherit',
    });
    await eventually(() => workspace.client.status().catch(() => undefined));
  }

  async function end(): Promise<void> {
    const ending = runner;
    runner = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await ended;
  }

  function counting(): void {
    workspace = makeWorkspace(
      { count: counter },
      [],
      { clock: { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } },
      { isolation: 'bubblewrap' },
    );
  }

  const state = (...path: string[]) => join(workspace.directory, 'state', 'count', ...path);
  const ownerOf = (path: string) => lstatSync(path).uid;
  const reached = (step: number) => workspace.when(({ clock }) => clock.step! > step);

  test('is a user of its own workspace, which owns its state and nothing else, also after a restore', async () => {
    counting();
    const user = userOf(workspace.directory);
    await start();
    await workspace.client.start();
    await reached(5);
    const { components } = await workspace.client.status();
    const below = childrenOf(childrenOf(components['count']!.pid!)[0]!);
    expect(statusOf(below[0]!)).toMatch(new RegExp(`^Uid:(\\s+${user}){4}$`, 'm'));
    const { name } = await workspace.client.save();
    expect([state(), state('count')].map(ownerOf)).toEqual([user, user]);
    const ring = join(workspace.directory, 'ring', name);
    expect([ring, join(ring, 'components', 'count', 'count')].map(ownerOf)).toEqual([0, 0]);
    expect((await workspace.client.restore({ directory: ring, from: name })).outcome).toBe('restored');
    await reached(10);
    expect([state(), state('count')].map(ownerOf)).toEqual([user, user]);
  });

  test('goes on with the state that an earlier version left, which belonged to root', async () => {
    counting();
    mkdirSync(state(), { recursive: true, mode: 0o700 });
    writeFileSync(state('count'), '41\n', { mode: 0o600 });
    writeFileSync(join(workspace.directory, 'state.generation'), workspace.file.generation);
    await start();
    await workspace.client.start();
    await eventually(async () => Number((await workspace.client.status()).values['count.count']?.value) > 41);
    expect([state(), state('count')].map(ownerOf)).toEqual(Array(2).fill(userOf(workspace.directory)));
  });

  test('reads an asset that was brought here under a strict umask', async () => {
    counting();
    const asset = join(workspace.file.store, 'digest-of-count');
    chmodSync(join(asset, 'count.sh'), 0o400);
    chmodSync(asset, 0o700);
    await start();
    await workspace.client.start();
    await reached(2);
  });
});

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function statusOf(pid: number): string {
  return readFileSync(`/proc/${pid}/status`, 'utf8');
}
