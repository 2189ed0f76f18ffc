import dns from 'node:dns';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { freePort } from '@dtaas/processes/testing/free-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Forward, forwardIn, forwardOut, joinStreams } from './forward.ts';

let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-forward-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true });
});

/** A server on loopback, and each connection to it as it comes. */
async function serve(answer: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    answer(socket);
  });
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

function echo(socket: Socket): void {
  socket.pipe(socket);
}

/** A way from a socket in the folder to the port. */
async function wayTo(port: number): Promise<string> {
  const path = join(folder, 'way');
  const forward = await forwardOut(path, { host: '127.0.0.1', port });
  closing.push(() => forward.close());
  return path;
}

function dial(to: string | number): Socket {
  const target = typeof to === 'string' ? { path: to } : { host: '127.0.0.1', port: to };
  const socket = connect({ ...target, allowHalfOpen: true });
  socket.on('error', () => {});
  closing.push(() => socket.destroy());
  return socket;
}

const megabytes = (count: number): Buffer => Buffer.alloc(count * 2 ** 20, 'abcdefg');

describe('a forwarder', () => {
  it('leads from a Unix socket out to a port, and from a port in to a Unix socket', async () => {
    const path = await wayTo(await serve(echo));
    const inner = await freePort();
    const forward = await forwardIn({ address: '127.0.0.1', port: inner }, path);
    closing.push(() => forward.close());
    for (const to of [path, inner]) {
      const socket = dial(to);
      socket.end(megabytes(2));
      expect((await buffer(socket)).equals(megabytes(2))).toBe(true);
    }
  });

  it('leads to a name that has only an IPv6 address', async ({ skip }) => {
    const server = createServer((socket) => socket.end('over IPv6'));
    closing.push(() => server.close());
    server.listen(0, '::1');
    const [event] = await Promise.race([
      once(server, 'listening').then(() => ['listening']),
      once(server, 'error').then(() => ['error']),
    ]);
    if (event === 'error') skip('this machine has no IPv6');
    const only = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '::1', family: 6 }])) as typeof dns.lookup;
    const resolver = vi.spyOn(dns, 'lookup').mockImplementation(only);
    closing.push(() => resolver.mockRestore());
    const path = join(folder, 'way');
    const port = (server.address() as { port: number }).port;
    const forward = await forwardOut(path, { host: 'six.example', port });
    closing.push(() => forward.close());
    expect(String(await buffer(dial(path)))).toBe('over IPv6');
    expect(resolver).toHaveBeenCalledWith('six.example', expect.anything(), expect.anything());
  });

  it('sends all bytes to a slow reader, though the sender has left', async () => {
    const read: string[] = [];
    let go: () => void = () => {};
    const slow = new Duplex({
      read: () => {},
      write(chunk, _encoding, done) {
        read.push(String(chunk));
        go = done;
      },
    });
    const sender = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
    joinStreams(slow, sender);
    slow.push(null);
    for (const part of ['first', 'last', null]) sender.push(part);
    await once(sender, 'close');
    go();
    await new Promise((resolve) => setImmediate(resolve));
    go();
    await once(slow, 'close');
    expect(read).toEqual(['first', 'last']);
  });

  it('keeps the way back open when the client has ended its side, and the way there when the server has', async () => {
    const port = await serve((socket) => {
      socket.write('first;');
      socket.once('end', () => socket.end('last'));
      socket.resume();
    });
    const socket = dial(await wayTo(port));
    await once(socket, 'readable');
    socket.end();
    expect(String(await buffer(socket))).toBe('first;last');
  });

  it.each(['client', 'server'])('cuts both connections when the %s is cut', async (which) => {
    let server: Socket | undefined;
    const path = await wayTo(
      await serve((socket) => {
        server = socket;
        socket.write('here');
      }),
    );
    const client = dial(path);
    await once(client, 'readable');
    const [cut, other] = which === 'client' ? [client, server!] : [server!, client];
    other.resume();
    const closed = once(other, 'end');
    cut.destroy();
    await closed;
  });

  it('cuts a client when no process listens at the other end', async () => {
    const socket = dial(await wayTo(await freePort()));
    await once(socket.resume(), 'end');
  });

  it('ends every connection when it is closed, and takes the place of a socket that was left', async () => {
    const port = await serve(echo);
    const path = join(folder, 'way');
    const forwards: Forward[] = [];
    for (let times = 0; times < 2; times++) {
      forwards.push(await forwardOut(path, { host: '127.0.0.1', port }));
      const socket = dial(path);
      socket.write('x');
      await once(socket, 'readable');
      const closed = once(socket.resume(), 'end');
      await forwards[times]!.close();
      await closed;
    }
    expect(existsSync(path)).toBe(false);
  });
});
