import type { lookup } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createWebServer, request } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProxy } from './proxy.ts';

/** In these tests, the Internet is 127.0.0.2. */
const internet = '127.0.0.2';
let names: Record<string, string>;
const resolve = ((host: string, _: object, done: (error: Error | null, found: object[]) => void) => {
  const address = names[host];
  if (address === undefined) done(new Error(`${host} is unknown`), []);
  else done(null, [{ address, family: 4 }]);
}) as unknown as typeof lookup;

const closing: (() => unknown)[] = [];
let path: string;
beforeEach(async () => {
  names = { 'api.example.org': internet, 'machine.example.org': '127.0.0.1' };
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-proxy-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  path = join(folder, 'internet.sock');
  const proxy = await openProxy(path, async () => (address) => address === internet, resolve);
  closing.push(() => proxy.close());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listening<Kind extends Server>(server: Kind, host = internet): Promise<number> {
  await once(server.listen(0, host), 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

const echo = () => createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));

/** What the proxy answers to these bytes, until its end. */
async function said(bytes: string): Promise<string> {
  const socket = connect({ path, allowHalfOpen: true });
  socket.end(bytes);
  return await text(socket);
}

const tunnel = (to: string, bytes = '') => said(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n${bytes}`);

describe('a tunnel', () => {
  it('leads to a name and to an address, both ways, until both ends have ended', async () => {
    const port = await listening(echo());
    for (const host of ['api.example.org', internet])
      expect(await tunnel(`${host}:${port}`, 'hello')).toBe(
        'HTTP/1.1 200 Connection established\r\n\r\nhello',
      );
  });

  it('is looked up anew each time', async () => {
    const port = await listening(echo());
    expect(await tunnel(`api.example.org:${port}`)).toMatch(/^HTTP\/1.1 200 /);
    names['api.example.org'] = '127.0.0.1';
    expect(await tunnel(`api.example.org:${port}`)).toMatch(
      /^HTTP\/1.1 502 [\s\S]*api.example.org leads to 127.0.0.1, which no component may reach/,
    );
  });

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '10.0.0.1', 'machine.example.org'])(
    'does not lead to %s',
    async (host) => {
      let arrivals = 0;
      const port = await listening(
        createServer(() => {
          arrivals += 1;
        }),
        '127.0.0.1',
      );
      expect(await tunnel(`${host}:${port}`)).toMatch(/^HTTP\/1.1 (403|502) [\s\S]*no component may reach/);
      expect(arrivals).toBe(0);
    },
  );

  it('says why it can not be made', async () => {
    const server = echo();
    const port = await listening(server);
    await once(server.close(), 'close');
    expect(await tunnel(`api.example.org:${port}`)).toMatch(/^HTTP\/1.1 502 [\s\S]*ECONNREFUSED/);
    expect(await tunnel('nobody.example.org:443')).toMatch(
      /^HTTP\/1.1 502 [\s\S]*nobody.example.org is unknown/,
    );
  });
});

describe('a plain request', () => {
  const asked = (url: string, body: string): Promise<string> =>
    new Promise((done, failed) => {
      const sent = request({ socketPath: path, path: url, method: 'POST', headers: { 'x-mine': '1' } });
      sent.once('response', async (answer) => done(`${answer.statusCode} ${await text(answer)}`));
      sent.once('error', failed).end(body);
    });

  it('is passed on with its method, path, headers and body', async () => {
    const port = await listening(
      createWebServer(async ({ method, url, headers }, answer) => {
        answer.writeHead(201).end(`${method} ${url} ${headers['x-mine']} ${headers['connection']}`);
      }),
    );
    expect(await asked(`http://api.example.org:${port}/a?b=c`, 'hello')).toBe('201 POST /a?b=c 1 close');
  });

  it('does not lead to the machine', async () => {
    expect(await asked('http://127.0.0.1:80/', '')).toBe('403 dtaas: no component may reach 127.0.0.1\n');
    expect(await asked('http://machine.example.org/', '')).toMatch(
      /^502 dtaas: machine.example.org leads to/,
    );
  });
});

describe('what is not a request for a proxy', () => {
  it.each([
    'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET https://api.example.org/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT api.example.org HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT :443 HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT api.example.org:99999 HTTP/1.1\r\nHost: x\r\n\r\n',
    'hello\r\n\r\n',
  ])('is refused: %j', async (bytes) => {
    expect(await said(bytes)).toMatch(/^HTTP\/1.1 400 /);
    const port = await listening(echo());
    expect(await tunnel(`${internet}:${port}`, 'hello')).toMatch(/hello$/);
  });
});
