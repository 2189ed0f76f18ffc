import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Container, type LaunchedForward } from './container.ts';

const forwards: readonly LaunchedForward[] = [
  { address: '127.0.1.1', port: 443, socket: '/dtaas/allow-0.sock' },
];
const command = { command: ['node', 'main.mjs'], cwd: '/component/asset', env: { DTAAS_TWIN: 'mill' } };

let folder: string;
let path: string;
let container: Container;
const sockets: Socket[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-container-'));
  path = join(folder, 'runner.sock');
  container = await Container.open(path, forwards);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await container.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Connects as a program in the container can. */
function dial(first: string): Socket {
  const socket = connect({ path, allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => {});
  socket.write(first);
  return socket;
}

/** Resolves when the runner has cut the connection. */
const isCut = (socket: Socket) =>
  new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) socket.resume().once(event, () => resolve());
  });

interface Launcher {
  readonly socket: Socket;
  /** The next request of the runner. */
  asked(): Promise<{ readonly [field: string]: unknown }>;
  tell(event: object): void;
}

/** A launcher that has been told its forwards. */
async function launcher(): Promise<Launcher> {
  const socket = dial('launcher 1\n');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const asked = async () => JSON.parse((await lines.next()).value);
  expect(await asked()).toEqual({ op: 'forward', ...forwards[0] });
  return { socket, asked, tell: (event) => void socket.write(`${JSON.stringify(event)}\n`) };
}

describe('a command in a container', () => {
  it('is started with its folder and environment, over streams of its own', async () => {
    const { asked, tell } = await launcher();
    const launched = container.launch({ ...command, main: { root: '/state', keep: ['state-1'] } });
    const { io, errors, id, ...rest } = await asked();
    expect(rest).toEqual({ op: 'start', ...command, main: true, root: '/state', keep: ['state-1'] });
    const program = dial(`stream ${io}\n`);
    dial(`stream ${errors}\nno such file\n`).end();
    launched.stdin.end('a question\n');
    expect(String((await once(program, 'data'))[0])).toBe('a question\n');
    await once(program, 'end');
    program.end('an answer\n');
    tell({ event: 'exited', id, code: 3 });
    expect(await launched.ended).toEqual({ code: 3, signal: null });
    expect([await text(launched.stdout), await text(launched.stderr)]).toEqual([
      'an answer\n',
      'no such file\n',
    ]);
  });

  it.each([
    [{ code: 0 }, { code: 0, signal: null }],
    [{ signal: 15 }, { code: null, signal: 'SIGTERM' }],
    [
      { signal: 9, memory: true },
      { code: null, signal: 'SIGKILL', exceeded: 'memory' },
    ],
    [
      { code: 137, memory: true },
      { code: 137, signal: null, exceeded: 'memory' },
    ],
    [
      { signal: 9, memory: true, machine: true },
      { code: null, signal: 'SIGKILL', exceeded: 'memory', machineFull: true },
    ],
    [
      { code: 1, memory: true },
      { code: 1, signal: null },
    ],
    [
      { code: 126, why: 'too many processes' },
      { code: 126, signal: null, problem: "can't be started: too many processes" },
    ],
    [
      { code: 'a', signal: {} },
      { code: 1, signal: null },
    ],
    [{}, { code: 1, signal: null }],
  ])('that exited as %j has ended as %j', async (told, ended) => {
    const { asked, tell } = await launcher();
    const launched = container.launch(command);
    tell({ event: 'exited', id: (await asked())['id'], ...told });
    expect(await launched.ended).toEqual(ended);
  });

  it('whose program is missing has no number', async () => {
    const { asked, tell } = await launcher();
    const launched = container.launch(command);
    tell({ event: 'missing', id: (await asked())['id'], why: 'there is no program node' });
    expect(await launched.ended).toEqual({ code: 127, signal: null });
    expect([launched.pid, await text(launched.stdout)]).toEqual([-1, '']);
  });

  it('is signalled, and killed if it stays', async () => {
    const { asked, tell } = await launcher();
    const launched = container.launch(command);
    const { id } = await asked();
    const ended = launched.end('SIGTERM', 1);
    expect(await asked()).toEqual({ op: 'signal', id, signal: 15 });
    expect(await asked()).toEqual({ op: 'kill', id });
    tell({ event: 'exited', id, signal: 9 });
    expect(await ended).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('has ended when its container has, and can be started in the next one', async () => {
    const first = await launcher();
    const launched = container.launch(command);
    await first.asked();
    first.socket.destroy();
    const lost = { code: null, signal: 'SIGKILL', problem: 'lost its container' };
    expect(await launched.ended).toEqual(lost);
    expect(await container.launch(command).ended).toEqual(lost);
    const isThere = container.whenThere();
    const next = await launcher();
    await isThere;
    expect(container.whenThere()).toBeUndefined();
    container.launch(command);
    expect(await next.asked()).toMatchObject({ op: 'start' });
  });
});

describe('a dialled port', () => {
  it('is a stream of its own', async () => {
    const { asked } = await launcher();
    const dialled = container.dial(8080);
    const { name, ...rest } = await asked();
    expect(rest).toEqual({ op: 'dial', port: 8080 });
    dial(`stream ${name}\nhello`).end();
    expect(await text(await dialled)).toBe('hello');
  });

  it('is refused with the reason of the launcher, and without a container', async () => {
    await expect(container.dial(8080)).rejects.toThrow('the component has no container');
    const { asked, tell, socket } = await launcher();
    const dialled = container.dial(8080);
    tell({ event: 'refused', name: (await asked())['name'], why: 'connection refused' });
    await expect(dialled).rejects.toThrow('connection refused');
    const cut = container.dial(8081);
    await asked();
    socket.destroy();
    await expect(cut).rejects.toThrow('the container has ended');
  });
});

describe('a hostile component', () => {
  it('that dials 800 times keeps nobody from its launcher', async () => {
    const all = Array.from({ length: 800 }, (_, index) => dial(`stream ${index}\n`));
    await Promise.all(all.map(isCut));
    const { asked } = await launcher();
    container.launch(command);
    expect(await asked()).toMatchObject({ op: 'start' });
  });

  it.each([
    ['a second launcher', 'launcher 1\n'],
    ['an unknown stream', 'stream 0123456789abcdef\n'],
    ['another protocol', 'GET / HTTP/1.1\r\n\r\n'],
    ['an empty line', '\n'],
    ['a line without an end', 'x'.repeat(1000)],
    ['bytes that are not text', Buffer.from([0xff, 0xfe, 0x00, 0x0a]).toString('latin1')],
  ])('that sends %s is cut off', async (_, first) => {
    await launcher();
    await isCut(dial(first));
  });

  it.each([
    'not JSON',
    'null',
    '[]',
    '{"event":"exited"}',
    '{"event":"exited","id":"1","code":0}',
    '{"event":"exited","id":9,"code":0}',
    '{"event":"refused"}',
    '{"__proto__":{"event":"exited"},"id":1}',
  ])('that pretends to be its launcher and sends %s changes nothing', async (line) => {
    const { socket, asked, tell } = await launcher();
    const launched = container.launch(command);
    const { id } = await asked();
    socket.write(`${line}\n`);
    tell({ event: 'exited', id, code: 7 });
    expect(await launched.ended).toEqual({ code: 7, signal: null });
  });

  it('that pretends to be its launcher and sends an endless line is cut off', async () => {
    const { socket } = await launcher();
    const launched = container.launch(command);
    socket.write('x'.repeat(70_000));
    expect(await launched.ended).toMatchObject({ problem: 'lost its container' });
  });
});
