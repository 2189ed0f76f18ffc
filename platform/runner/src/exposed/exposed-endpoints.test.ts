import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { freePort } from '@dtaas/processes/testing/free-port';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { hasBubblewrap } from '../../testing/has-bubblewrap.ts';
import { eventually, makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-bundle-'));
  writeFileSync(join(folder, 'runner.mjs'), await bundle('../src/main.ts'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runners: ChildProcess[] = [];
afterEach(async () => {
  for (const runner of runners.splice(0)) await end(runner);
});

async function end(runner: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (runner.exitCode !== null || runner.signalCode !== null) return;
  runner.kill(signal);
  await once(runner, 'exit');
}

/** Runs the workspace as a deployment does, and starts its twin. */
async function running(workspace: TestWorkspace): Promise<ChildProcess> {
  const { PATH } = process.env;
  const env = { PATH, HOME: folder, TMPDIR: folder, DTAAS_CACHE: join(folder, 'cache') };
  const child = spawn(process.execPath, [join(folder, 'runner.mjs'), workspace.directory], {
    env,
    detached: true,
    stdio: 'ignore',
  });
  runners.push(child);
  await eventually(() => workspace.client.status().catch(() => undefined));
  await workspace.client.start();
  return child;
}

type Isolation = 'bubblewrap' | 'none';

/** A twin with a web server that is exposed, and the port at which it is. */
async function serving(
  isolation: Isolation,
  { late = 0, web = 0 } = {},
): Promise<{ workspace: TestWorkspace; port: number }> {
  const port = await freePort();
  const command = ['node', 'web.mjs'];
  const run = {
    command,
    transport: 'stdio',
    control: [],
    endpoints: { web: web || (await freePort()) },
  } as const;
  const expose = { dash: { component: 'site', endpoint: 'web', address: '127.0.0.1', port } };
  const clock = { mode: 'lockstep', stepSeconds: 1, speed: 10, epoch: 1_600_000_000 } as const;
  const site = { program: 'web.mjs', run, parameters: { late } };
  return { workspace: makeWorkspace({ site }, [], { clock, expose }, { isolation }), port };
}

/** The body of the answer, once the server answers. */
function answered(port: number, path = '/', body = 'x'): Promise<string> {
  return eventually(async () => {
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST' });
    asked.end(body);
    const came = await once(asked, 'response').catch(() => undefined);
    return came && (await text(came[0]));
  });
}

const modes: readonly Isolation[] = hasBubblewrap() ? ['bubblewrap', 'none'] : ['none'];

describe.each(modes)('an exposed endpoint of a component (isolation: %s)', (isolation) => {
  test('answers HTTP, events and an upgraded connection', async () => {
    const { workspace, port } = await serving(isolation);
    await running(workspace);
    expect(await answered(port, '/', 'hello')).toBe('hello');

    const events = get({ host: '127.0.0.1', port, path: '/events' });
    const [stream] = await once(events, 'response');
    const [first] = await once(stream, 'data');
    expect(String(first)).toContain('data: 1\n');
    events.destroy();

    const upgrade = request({
      host: '127.0.0.1',
      port,
      headers: { connection: 'Upgrade', upgrade: 'echo' },
    }).end();
    const [, socket] = (await once(upgrade, 'upgrade')) as [unknown, Socket];
    socket.write('over and back');
    expect(String((await once(socket, 'data'))[0])).toBe('over and back');
    socket.destroy();

    const { exposed, health } = await workspace.client.status();
    expect(exposed).toEqual({
      dash: { component: 'site', endpoint: 'web', address: '127.0.0.1', port, isOpen: true },
    });
    expect(health).toBe('Healthy');
  });

  test('gets a large answer to a slow reader, and a request after whose end the client still reads', async () => {
    const { workspace, port } = await serving(isolation);
    await running(workspace);
    await answered(port);
    const [large] = await once(get({ host: '127.0.0.1', port, path: '/large' }), 'response');
    large.pause();
    // Others are answered while this reader waits.
    expect(await answered(port, '/', 'meanwhile')).toBe('meanwhile');
    expect((await buffer(large)).length).toBe(32 * 2 ** 20);

    const half = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    half.end('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\nconnection: close\r\n\r\nhalf');
    expect(await text(half)).toMatch(/\r\nhalf\r\n/);
  });

  test('of a component that listens late closes connections until then, and the status says why', async () => {
    const { workspace, port } = await serving(isolation, { late: 2000 });
    await running(workspace);
    // Again and again: a component that the runner starts once more is late once more.
    await eventually(async () => {
      const early = connect(port, '127.0.0.1')
        .on('error', () => {})
        .resume();
      await new Promise((resolve) => early.once('close', resolve));
      const { dash } = (await workspace.client.status()).exposed ?? {};
      return dash?.isOpen && dash.reason?.includes('ECONNREFUSED');
    });
    expect(await answered(port, '/', 'late')).toBe('late');
    await workspace.when(({ exposed }) => exposed?.['dash']?.reason === undefined);
  });

  test('has the port of its sandbox; without one, the reason names a port that another program has', async () => {
    const other = createServer((socket) => void socket.on('error', () => {}).end('other'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port: web } = other.address() as { port: number };
    const { workspace, port } = await serving(isolation, { web });
    await running(workspace);
    if (isolation === 'bubblewrap') expect(await answered(port)).toBe('x');
    else {
      const why = `site exited with 1, and port ${web} of its endpoint web is taken by another program; it is`;
      await workspace.when(({ reasons }) => reasons.some((reason) => reason.startsWith(why)));
      expect((await workspace.client.status()).health).toBe('Degraded');
    }
    await once(other.close(), 'close');
    await workspace.when(({ components }) => components['site']?.state === 'running');
    expect(await answered(port)).toBe('x');
  });

  test('whose port is taken makes the twin Degraded, names the port, and opens once the port is free', async () => {
    const { workspace, port } = await serving(isolation);
    const other = createServer();
    await once(other.listen(port, '127.0.0.1'), 'listening');
    await running(workspace);
    const { health, reasons } = await workspace.when((status) => status.health === 'Degraded');
    expect(health).toBe('Degraded');
    expect(reasons.join()).toMatch(
      new RegExp(`the endpoint dash \\(site\\.web\\) is not open: port ${port} of 127.0.0.1 is taken`),
    );
    await once(other.close(), 'close');
    await workspace.when((status) => status.health === 'Healthy');
    expect(await answered(port, '/', 'free')).toBe('free');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'is closed by %s, and open again with the next runner',
    async (signal) => {
      const { workspace, port } = await serving(isolation);
      const first = await running(workspace);
      await answered(port);
      const open = connect(port, '127.0.0.1').on('error', () => {});
      await once(open, 'connect');
      const closed = new Promise((resolve) => open.resume().once('close', resolve));
      await end(first, signal);
      await closed;
      await eventually(async () => {
        const probe = connect(port, '127.0.0.1');
        const code = await once(probe, 'connect').then(
          () => '',
          (error) => error.code,
        );
        probe.destroy();
        return code === 'ECONNREFUSED';
      });
      // The half inside the twin's network may still answer for a moment.
      await eventually(() =>
        workspace.client.status().then(
          () => false,
          () => true,
        ),
      );
      await running(workspace);
      expect(await answered(port, '/', 'again')).toBe('again');
    },
  );
});
