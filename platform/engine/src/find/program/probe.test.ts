import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { probe } from './probe.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const unstopped = new AbortController().signal;

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('probe', () => {
  it('opens the way where the site answers', async () => {
    const url = await listening(createHttpServer((_request, response) => response.end()));
    expect(await probe(url, 'soon', 5_000, unstopped)).toEqual({ open: true, estimate: 'soon' });
  });

  it('closes it where the site forbids', async () => {
    const url = await listening(createHttpServer((_request, response) => response.writeHead(403).end()));
    expect(await probe(url, 'soon', 5_000, unstopped)).toEqual({ open: false, reason: `${url} answers 403` });
  });

  it('closes it at once if no server listens or the name is unknown', async () => {
    const begun = Date.now();
    expect(await probe('http://127.0.0.1:1/', 'soon', 60_000, unstopped)).toMatchObject({ open: false });
    expect(await probe('http://nobody.invalid/', 'soon', 60_000, unstopped)).toMatchObject({ open: false });
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  it('closes it in time where the site is silent', async () => {
    const url = await listening(createServer((socket) => void socket.on('error', () => {})));
    const reason = `${url} can't be reached (no answer in 0.2 s)`;
    expect(await probe(url, 'soon', 200, unstopped)).toEqual({ open: false, reason });
  });

  it('stops when it is told to', async () => {
    const url = await listening(createServer((socket) => void socket.on('error', () => {})));
    await expect(probe(url, 'soon', 60_000, AbortSignal.timeout(50))).rejects.toThrow();
  });
});
