import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { takenPort } from './taken-port.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await once(server.close(), 'close');
});

async function listening(host: string): Promise<number> {
  const server = createServer((socket) => void socket.on('error', () => {}).resume());
  servers.push(server);
  await once(server.listen(0, host), 'listening');
  return (server.address() as { port: number }).port;
}

const takenOf = (endpoints?: { readonly [name: string]: number }) =>
  takenPort({ command: ['node'], transport: 'stdio', control: [], ...(endpoints && { endpoints }) });

describe('a port of a component that has ended', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('is taken by a program that listens at %s', async (host) => {
    const [port, free] = [await listening(host), await listening(host)];
    await once(servers.pop()!.close(), 'close');
    const why = `port ${port} of its endpoint web is taken by another program`;
    expect(await takenOf({ api: free, web: port })).toBe(why);
  });

  test('is free if no program listens, or if the component has no endpoint', async () => {
    const free = await listening('127.0.0.1');
    await once(servers.pop()!.close(), 'close');
    expect(await takenOf({ web: free })).toBeUndefined();
    expect(await takenOf()).toBeUndefined();
  });
});
