import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ComponentSpec, ExposureSpec } from '@dtaas/model';
import { freePort } from '@dtaas/processes/testing/free-port';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../testing/workspace.ts';
import { openSocket } from '../control/channel.ts';
import { type Exposed, openExposures } from './exposures.ts';
import type { PublishedPort } from './published-ports.ts';

let directory: string;
const closing: (() => unknown)[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dtaas-exposed-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(directory, { recursive: true });
});

async function listening(port = 0, answer = 'hello'): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => void socket.on('error', () => {}).end(answer));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  closing.push(() => server.close());
  return { server, port: (server.address() as { port: number }).port };
}

interface Opened {
  readonly exposures: { close(): Promise<void> };
  now(): Exposed;
  /** What a connection to the endpoint reads until its end. */
  read(name?: string): Promise<string>;
}

async function open(
  expose: Readonly<Record<string, Partial<ExposureSpec>>>,
  {
    target = 0,
    dial = (port: number): Promise<Duplex> => openSocket({ host: '127.0.0.1', port }),
    published = undefined as readonly PublishedPort[] | undefined,
  } = {},
): Promise<Opened> {
  let exposed: Exposed = {};
  const changed = (told: Exposed): void => {
    exposed = told;
  };
  const options = { directory, mark: 'home/box', dial, published, changed, retryMs: 50 };
  const exposures = await openExposures(specOf(expose, target), options);
  closing.push(() => exposures.close());
  return {
    exposures,
    now: () => exposed,
    read: async (name = 'dash') => {
      const { port, address: host } = exposed[name]!;
      return await text(connect({ port: port!, host }).on('error', () => {}));
    },
  };
}

function specOf(expose: Readonly<Record<string, Partial<ExposureSpec>>>, target: number) {
  const run = { command: ['node'], transport: 'stdio', control: [], endpoints: { web: target } } as const;
  const all = Object.entries(expose).map(([name, spec]): [string, ExposureSpec] => {
    return [name, { component: 'dashboard', endpoint: 'web', address: '127.0.0.1', ...spec }];
  });
  const dashboard = { run } as unknown as ComponentSpec;
  return { expose: Object.fromEntries(all), components: { dashboard } };
}

describe('an exposed endpoint', () => {
  test('leads to the port of the component', async () => {
    const { port } = await listening();
    const { now, read } = await open({ dash: { port: await freePort() } }, { target: port });
    expect(now()['dash']).toMatchObject({ component: 'dashboard', endpoint: 'web', isOpen: true });
    expect(await read()).toBe('hello');
  });

  test('of a twin in containers is opened where the place leads connections, and tells its own address', async () => {
    const { port } = await listening();
    const inside = await freePort();
    const published = [{ name: 'dash', address: '192.0.2.7', port: 8085, inside }];
    const { now } = await open({ dash: { address: '192.0.2.7' } }, { target: port, published });
    expect(now()['dash']).toMatchObject({ address: '192.0.2.7', port: 8085, isOpen: true });
    expect(await text(connect({ port: inside, host: '127.0.0.1' }))).toBe('hello');
  });

  test('without a port gets one, which later runners get again', async () => {
    const { port } = await listening();
    const first = await open({ dash: {}, edit: {} }, { target: port });
    const ports = Object.values(first.now()).map((each) => each.port);
    expect(new Set(ports).size).toBe(2);
    expect(await first.read()).toBe('hello');
    await first.exposures.close();
    const second = await open({ dash: {}, edit: {} }, { target: port });
    expect(Object.values(second.now()).map((each) => each.port)).toEqual(ports);
  });

  test('gets another port if the first choice is taken, and keeps that one', async () => {
    const first = await open({ dash: {} });
    const taken = first.now()['dash']!.port!;
    await first.exposures.close();
    rmSync(join(directory, 'ports.json'));
    const { server } = await listening(taken);
    const second = await open({ dash: {} });
    expect(second.now()['dash']).toMatchObject({ isOpen: true, port: taken + 1 });
    await second.exposures.close();
    await once(server.close(), 'close');
    expect((await open({ dash: {} })).now()['dash']!.port).toBe(taken + 1);
  });

  test('gets a port although the file of the ports is damaged', async () => {
    await (await open({ dash: {} })).exposures.close();
    const file = join(directory, 'ports.json');
    expect(existsSync(file)).toBe(true);
    for (const damaged of ['', '[]', '{"dash":"x"}', '{"dash":70000.5}', 'null']) {
      rmSync(file);
      const { writeFileSync } = await import('node:fs');
      writeFileSync(file, damaged);
      const opened = await open({ dash: {} });
      expect(opened.now()['dash']!.isOpen, damaged).toBe(true);
      await opened.exposures.close();
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ dash: expect.any(Number) });
  });

  test('whose port is taken says so, and opens once the port is free', async () => {
    const taken = await listening();
    const { now } = await open({ dash: { port: taken.port } });
    expect(now()['dash']).toMatchObject({
      isOpen: false,
      reason: `port ${taken.port} of 127.0.0.1 is taken by another program. End that program, or write another infrastructure.expose.dash.port. The runner tries again every 0.05 s`,
    });
    taken.server.close();
    await eventually(() => now()['dash']!.isOpen);
    expect(now()['dash']!.reason).toBeUndefined();
  });

  test('at an address of another machine says so', async () => {
    const { now } = await open({ dash: { port: 8085, address: '192.0.2.1' } });
    expect(now()['dash']!.reason).toMatch(/^the machine has no address 192\.0\.2\.1\. Correct/);
  });

  test('closes a connection while nothing listens, says so, and says nothing once something does', async () => {
    const target = await freePort();
    const { now, read } = await open({ dash: {} }, { target });
    expect(await read()).toBe('');
    await eventually(() => now()['dash']!.reason?.includes(`ECONNREFUSED 127.0.0.1:${target}`));
    expect(now()['dash']!.isOpen).toBe(true);
    await listening(target);
    expect(await read()).toBe('hello');
    expect(now()['dash']!.reason).toBeUndefined();
  });

  test('closes the connections above 200, and goes on with the others', async () => {
    const server = createServer(() => {});
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const target = (server.address() as { port: number }).port;
    const { exposures, now } = await open({ dash: {} }, { target });
    const { port = 0 } = now()['dash']!;
    const sockets = Array.from({ length: 210 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await eventually(() => sockets.filter(({ destroyed }) => destroyed).length >= 10);
    expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(10);
    await exposures.close();
    await eventually(() => sockets.every(({ destroyed }) => destroyed));
    server.close();
  });
});
