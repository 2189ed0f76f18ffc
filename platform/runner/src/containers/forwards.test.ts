import type { lookup } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type WorkspaceSpec, withoutIPv6 } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressesInContainers, hostsInContainers } from '../index.ts';
import { openWays, waysOut } from './forwards.ts';

const closing: (() => unknown)[] = [];
let folder: string;
let host: Server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-ways-'));
  host = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

function spec(...allow: readonly string[]): WorkspaceSpec {
  const components = { plain: { run: { transport: 'stdio' } }, mqtt: { run: { transport: 'mqtt' } } };
  return { components, network: { allow } } as unknown as WorkspaceSpec;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Sends a text through a socket and returns what comes back. A way that leads nowhere may be closed before the text has been sent. */
async function sent(socket: string): Promise<string> {
  const stream = connect(join(folder, socket));
  stream.end('hello');
  return await text(stream).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return '';
    throw error;
  });
}

describe('the names in a component container', () => {
  it('have an address of loopback each, for all ports', () => {
    const allow = ['api.example.org:443', 'api.example.org:80', 'db.example.org:443'];
    expect(hostsInContainers(spec(...allow))).toEqual({
      'api.example.org': '127.0.1.1',
      'db.example.org': '127.0.1.2',
    });
  });

  it('leave out addresses, and the machine itself', () => {
    expect(hostsInContainers(spec('203.0.113.5:502', 'localhost:1883'))).toEqual({});
  });
});

describe('the way to an allowed host', () => {
  it('leads there by the address that the name has at each connection', async () => {
    const here = (_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    const named = spec(`api.example.org:${portOf(host)}`);
    const ways = waysOut(named, 'plain', {}, () => true, here as typeof lookup);
    const { forwards, launched } = await openWays(ways, folder, '/dtaas');
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    const forward = { address: '127.0.1.1', port: portOf(host), socket: '/dtaas/allow-0.sock' };
    expect(launched).toEqual([forward]);
    expect(await sent('allow-0.sock')).toBe('hello');
  });

  it('leads nowhere if the name leads to this machine', async () => {
    const ways = waysOut(spec(`localhost.example:${portOf(host)}`), 'plain', {});
    const { forwards } = await openWays(ways, folder, '/dtaas');
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    expect(await sent('allow-0.sock')).toBe('');
  });

  it('tells why it leads nowhere, once until the reason changes or a connection is made', async () => {
    const { port } = host.address() as AddressInfo;
    let address = '2001:db8::7';
    const resolve = (_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    const said: string[] = [];
    const inside = { log: (text: string) => void said.push(text) };
    const named = spec(`api.example.org:${port}`);
    const ways = waysOut(named, 'plain', inside, () => true, resolve as unknown as typeof lookup);
    const { forwards } = await openWays(ways, folder, '/dtaas');
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    const way = `components don't reach api.example.org:${port}: api.example.org leads to 2001:db8::7, and ${withoutIPv6}`;
    const isClosed = () => once(connect(join(folder, 'allow-0.sock')).resume(), 'close');
    for (let tries = 0; tries < 3; tries += 1) await isClosed();
    expect(said).toEqual([way]);
    address = '127.0.0.1';
    expect(await sent('allow-0.sock')).toBe('hello');
    address = '2001:db8::7';
    await isClosed();
    expect(said).toEqual([way, way]);
  });
});

describe('an allowed IP address', () => {
  const allow = [
    '203.0.113.5:502',
    '203.0.113.5:503',
    'api.example.org:443',
    '[2001:db8::5]:502',
    '224.0.0.1:1',
  ];

  it('is added to loopback once, if components in containers can reach it', () => {
    const wanted = spec(...allow, '127.0.0.1:1', '169.254.169.254:80');
    expect(addressesInContainers(wanted, {})).toEqual(['203.0.113.5']);
    expect(addressesInContainers(wanted, { ipv6: true })).toEqual(['203.0.113.5', '2001:db8::5']);
  });

  it('has a way at the address itself', () => {
    const ways = waysOut(spec(...allow), 'plain', {});
    expect(ways.map(({ address, port, name }) => [address, port, name])).toEqual([
      ['203.0.113.5', 502, 'allow-0.sock'],
      ['203.0.113.5', 503, 'allow-1.sock'],
      ['127.0.1.2', 443, 'allow-2.sock'],
    ]);
    const six = waysOut(spec(...allow), 'plain', { ipv6: true });
    expect(six.map(({ address }) => address).at(-1)).toBe('2001:db8::5');
  });

  it('leads nowhere while it is an address that no component may reach', async () => {
    const asked: string[] = [];
    const refuse = (address: string): boolean => asked.push(address) === 0;
    const ways = waysOut(spec('203.0.113.5:502'), 'plain', {}, refuse);
    const { forwards } = await openWays(ways, folder, '/dtaas');
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    await once(connect(join(folder, 'allow-0.sock')).resume(), 'close');
    expect(asked).toEqual(['203.0.113.5']);
  });
});

describe('the way to the Internet', () => {
  it('is a proxy, if the twin may reach the Internet', async () => {
    const open = { ...spec(), network: { internet: 'allow', allow: [], required: true } } as WorkspaceSpec;
    const { forwards, launched } = await openWays(waysOut(open, 'plain', {}), folder, '/dtaas');
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    expect(launched).toEqual([{ address: '127.0.0.2', port: 3128, socket: '/dtaas/internet.sock' }]);
    expect(await sent('internet.sock')).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe('the way to the broker', () => {
  it('is there for a component that speaks MQTT, and for no other', async () => {
    expect(waysOut(spec(), 'plain', { brokerPort: portOf(host) })).toEqual([]);
    const { forwards, launched } = await openWays(
      waysOut(spec(), 'mqtt', { brokerPort: portOf(host) }),
      folder,
      '/dtaas',
    );
    closing.push(() => Promise.all(forwards.map((each) => each.close())));
    expect(launched).toEqual([{ address: '127.0.0.1', port: portOf(host), socket: '/dtaas/broker.sock' }]);
    expect(await sent('broker.sock')).toBe('hello');
  });
});
