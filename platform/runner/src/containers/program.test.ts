import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureLauncher } from '@dtaas/launcher';
import { hasGo } from '@dtaas/launcher/testing/has-go';
import { processStream } from '@dtaas/processes';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { startContainers } from '../../testing/containers.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { counter, eventually, makeWorkspace } from '../../testing/workspace.ts';
import { connectRunner } from '../control/connect.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** `node runner.mjs` with these arguments, as in the runner's container. */
function program(...arguments_: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(folder, 'runner.mjs'), ...arguments_], {
    env: { PATH: process.env['PATH'], HOME: folder, DTAAS_CACHE: join(folder, 'cache') },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
}

function counting(more: Parameters<typeof makeWorkspace>[2] = {}) {
  const clock = { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 } as const;
  return makeWorkspace({ count: counter }, [], { clock, ...more }, { inContainers: true });
}

/** A channel through another process, as `docker exec` gives one. */
const through = (socket: string) => async () => {
  const child = spawn(await ensureLauncher(), ['--relay', socket], { stdio: ['pipe', 'pipe', 'ignore'] });
  return processStream(child.stdout, child.stdin).once('close', () => child.kill());
};

describe.skipIf(!hasGo() || !hasBubblewrap())('the runner as a program, with containers', () => {
  it('is reached through another process, and takes snapshots there and back', async () => {
    const workspace = counting();
    await startContainers(workspace);
    const runner = program(workspace.directory);
    const client = connectRunner(through(workspace.file.socket));
    await eventually(() => client.status().catch(() => undefined));
    await client.start();
    await eventually(async () => ((await client.status()).clock.step ?? 0) > 3);
    const beside = await client.dial({ component: 'count', command: ['echo', 'hello'] });
    expect(await text(beside)).toBe('hello\n');
    const { name } = await client.save();
    const copy = await client.fetch(name, join(folder, `copy-${name}`));
    expect((await client.restore({ directory: copy, from: name })).outcome).toBe('restored');
    await client.stop();
    expect(await once(runner, 'exit')).toEqual([0, null]);
  });

  it('goes on with the state where a killed runner left it', async () => {
    const workspace = counting();
    await startContainers(workspace);
    const runner = program(workspace.directory);
    await eventually(() => workspace.client.status().catch(() => undefined));
    await workspace.client.start();
    await workspace.when(({ clock }) => clock.step! > 5);
    const { takenAt } = await workspace.client.save();
    runner.kill('SIGKILL');
    await once(runner, 'exit');
    program(workspace.directory);
    await eventually(() => workspace.client.status().catch(() => undefined));
    expect((await workspace.client.start()).restore).toMatchObject({ outcome: 'restored' });
    await workspace.when(({ clock, health }) => clock.step! > 8 && health === 'Healthy');
    expect(takenAt).toBeDefined();
  });

  it('waits for its secrets, which never lie on the disk', async () => {
    const workspace = counting({ secrets: ['TOKEN'] });
    await startContainers(workspace);
    const runner = program(workspace.directory);
    const wrong = program('--secrets', workspace.directory);
    wrong.stdin!.end('[]');
    expect(await once(wrong, 'exit')).toEqual([1, null]);
    expect(readdirSync(workspace.directory)).not.toContain('secrets');
    const right = program('--secrets', workspace.directory);
    right.stdin!.end(JSON.stringify({ TOKEN: 'the value of a secret' }));
    expect(await once(right, 'exit')).toEqual([0, null]);
    await eventually(() => workspace.client.status().catch(() => undefined));
    for (const name of readdirSync(workspace.directory, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect(readFileSync(join(name.parentPath, name.name), 'utf8')).not.toContain('the value');
    expect((await workspace.client.status()).isolation.remarks).toEqual([]);
    runner.kill('SIGTERM');
    expect(await once(runner, 'exit')).toEqual([0, null]);
  });

  it('leaves at SIGTERM while it waits for its secrets', async () => {
    const workspace = counting({ secrets: ['TOKEN'] });
    const runner = program(workspace.directory);
    await eventually(() => readdirSync(workspace.directory).includes('lock'));
    // The signal may come before the program listens for it.
    const asking = setInterval(() => runner.kill('SIGTERM'), 50);
    const [code, signal] = await once(runner, 'exit');
    clearInterval(asking);
    expect(code === 0 || signal === 'SIGTERM').toBe(true);
  });
});
