import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../testing/workspace.ts';
import { type LoggedIn, type LoginGuard, loginGuard } from './login-guard.ts';

const MiB = 2 ** 20;
let guard: LoginGuard;
let server: Server;
let turnedAway: number;
const arrived: Socket[] = [];
const clients: Socket[] = [];

beforeEach(async () => {
  turnedAway = 0;
  guard = loginGuard((connections) => {
    turnedAway += connections;
  });
  server = createServer((socket) => {
    arrived.push(socket);
    guard.arrive(socket);
    // As the broker does: it keeps what it reads.
    socket.on('readable', () => socket.read());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const socket of [...clients.splice(0), ...arrived.splice(0)]) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function knock(): Promise<{ client: Socket; socket: Socket }> {
  const before = arrived.length;
  const client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  client.on('error', () => {});
  clients.push(client);
  await eventually(() => arrived.length > before);
  return { client, socket: arrived.at(-1)! };
}

function component(): LoggedIn & { complaints: number } {
  const made = { inside: new Set<Socket>(), complaints: 0, tooLong: () => void made.complaints++ };
  return made;
}

test('reads at most a login, and the read-ahead of the socket, from a connection without a login', async () => {
  for (let count = 0; count < 40; count++) {
    const { client, socket } = await knock();
    client.write(Buffer.alloc(4 * MiB));
    await eventually(() => socket.closed);
    expect(socket.bytesRead).toBeLessThan(MiB / 4);
  }
});

test('keeps 16 connections without a login; the next one replaces the first', async () => {
  const all: Awaited<ReturnType<typeof knock>>[] = [];
  for (let count = 0; count < 20; count++) all.push(await knock());
  await eventually(() => all.filter(({ socket }) => socket.closed).length === 4);
  expect(all.slice(0, 4).every(({ socket }) => socket.closed)).toBe(true);
});

test('accepts any number of messages after the login, and ends a connection whose message is too long', async () => {
  const { client, socket } = await knock();
  const loggedIn = component();
  expect(guard.enter(socket, loggedIn)).toBe(true);
  for (let count = 1; count <= 3; count++) {
    client.write(Buffer.alloc(MiB));
    await eventually(() => socket.bytesRead === count * MiB);
    guard.heard(socket);
  }
  expect(loggedIn.complaints).toBe(0);
  client.write(Buffer.alloc(8 * MiB));
  await eventually(() => socket.closed);
  expect(loggedIn.complaints).toBe(1);
  expect(socket.bytesRead).toBeLessThan(6 * MiB);
});

test('allows 16 connections of one component, and another one after a connection has ended', async () => {
  const loggedIn = component();
  const all: Awaited<ReturnType<typeof knock>>[] = [];
  for (let count = 0; count < 17; count++) {
    all.push(await knock());
    expect(guard.enter(all.at(-1)!.socket, loggedIn)).toBe(count < 16);
  }
  all[0]!.client.destroy();
  await eventually(() => loggedIn.inside.size === 15);
  expect(guard.enter(all[16]!.socket, loggedIn)).toBe(true);
  expect(loggedIn.complaints).toBe(0);
});

test('reports how many connections ended without a login, whether the client or the guard ended them', async () => {
  const [left, flood, loggedIn, waiting] = [await knock(), await knock(), await knock(), await knock()];
  guard.enter(loggedIn.socket, component());
  left.client.destroy();
  flood.client.write(Buffer.alloc(MiB));
  loggedIn.client.destroy();
  await eventually(() => [left, flood, loggedIn].every(({ socket }) => socket.closed));
  expect(waiting.socket.closed).toBe(false);
  guard.close();
  expect(turnedAway).toBe(2);
});

test('ends the waiting connections when it is closed, and does not report them', async () => {
  const { socket } = await knock();
  guard.close();
  await eventually(() => socket.closed);
  expect(turnedAway).toBe(0);
});
