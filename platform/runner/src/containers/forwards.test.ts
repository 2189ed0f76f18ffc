import type { lookup } from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { WorkspaceSpec } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostsInContainers } from '../index.ts';
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

/** Sends a text through a socket and returns what comes back. */
async function sent(socket: string): Promise<string> {
  const stream = connect(join(folder, socket));
  stream.end('hello');
  return await text(stream);
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
    const ways = waysOut(spec(`api.example.org:${portOf(host)}`), 'plain', {}, here as typeof lookup);
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
