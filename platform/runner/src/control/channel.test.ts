import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { cutting, slow, through, throughProcess } from '../../testing/channels.ts';
import { counter, eventually, makeWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { checkSnapshot } from '../snapshot/check.ts';
import type { OpenChannel } from './channel.ts';
import { connectRunner } from './connect.ts';
import { readLines } from './lines.ts';

const closing: (() => unknown)[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-channel-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function running(silenceMs = 60_000): Promise<TestWorkspace> {
  const workspace = makeWorkspace({ count: counter }, [], {
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 },
  });
  closing.push(() => workspace.remove());
  await workspace.run({ times: { silenceMs } });
  return workspace;
}

/** A started twin with one snapshot in its ring. */
async function saved(silenceMs?: number): Promise<{ workspace: TestWorkspace; name: string }> {
  const workspace = await running(silenceMs);
  await workspace.client.start();
  await workspace.when(({ clock }) => clock.step! > 2);
  return { workspace, name: (await workspace.client.save()).name };
}

function incoming({ directory }: TestWorkspace): readonly string[] {
  return readdirSync(directory).filter((name) => name.startsWith('incoming-'));
}

describe('a channel through another process', () => {
  it('carries every request, and snapshots both ways', async () => {
    const workspace = await running();
    const { open, children } = throughProcess(workspace.file.socket);
    const runner = connectRunner(open);
    expect(await runner.status()).toMatchObject({ twin: 'test', phase: 'prepared' });
    await runner.start('nothing');
    await eventually(async () => ((await runner.status()).clock.step ?? 0) > 2);
    const { name } = await runner.save();
    expect((await runner.pending()).map((each) => each.name)).toEqual([name]);
    const copy = join(folder, 'copy');
    expect(await runner.fetch(name, copy)).toBe(copy);
    const manifest = await checkSnapshot(copy);
    const report = await runner.restore({ directory: copy, from: 'the copy' });
    expect(report).toMatchObject({ outcome: 'restored', from: 'the copy', clock: { t: manifest.clock.t } });
    await runner.ack(name);
    expect(await runner.pending()).toEqual([]);
    for await (const status of runner.watch({ everyMs: 50 })) {
      expect(status.twin).toBe('test');
      break;
    }
    expect(await runner.logs()).toEqual(expect.any(Array));
    expect(await runner.stop()).toEqual({});
    // Nothing is held open: each process ends with its request.
    await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
  });

  it('is reported if it ends at once, and by the signal of the caller if it hangs', async () => {
    const gone = throughProcess(join(folder, 'nowhere'));
    await expect(connectRunner(gone.open).status()).rejects.toMatchObject({ code: 'runner-unreachable' });
    const [near] = duplexPair();
    const patience = AbortSignal.timeout(50);
    await expect(connectRunner(() => near, { patience }).status()).rejects.toMatchObject({
      code: 'runner-unreachable',
    });
    expect(near.destroyed).toBe(true);
  });

  it('that opens after the caller has given up is closed', async () => {
    const [near] = duplexPair();
    let opened: (stream: typeof near) => void = () => {};
    const opening = new Promise<typeof near>((resolve) => {
      opened = resolve;
    });
    const asked = connectRunner(() => opening, { patience: AbortSignal.timeout(50) }).status();
    await expect(asked).rejects.toMatchObject({ code: 'runner-unreachable' });
    opened(near);
    await once(near, 'close');
  });

  it('that cannot be opened is reported with the reason', async () => {
    const open: OpenChannel = () => Promise.reject(new Error('ssh: no route to host'));
    await expect(connectRunner(open).save()).rejects.toMatchObject({
      code: 'runner-unreachable',
      message: expect.stringContaining('no route to host'),
    });
  });

  it.each([
    ['EPIPE', 'it closed the channel'],
    ['ECONNRESET', 'it closed the channel'],
    ['ENOENT', 'it does not run'],
  ])('that fails with %s is reported in words: %s', async (code, words) => {
    const failing: OpenChannel = () => Promise.reject(Object.assign(new Error(`write ${code}`), { code }));
    await expect(connectRunner(failing).status()).rejects.toMatchObject({
      message: `The twin's runner doesn't answer: ${words}`,
    });
  });
});

describe('a slow channel', () => {
  it.each([1, 7, 511])('of %i bytes at a time brings a snapshot whole, there and back', async (bytes) => {
    const { workspace, name } = await saved();
    const { socket } = workspace.file;
    const copy = join(folder, 'copy');
    await connectRunner(through(socket, { down: slow(bytes) })).fetch(name, copy);
    await checkSnapshot(copy);
    const runner = connectRunner(through(socket, { up: slow(bytes) }));
    expect(await runner.restore({ directory: copy, from: 'slow' })).toMatchObject({ outcome: 'restored' });
  });
});

describe('a channel that is cut while a snapshot comes', () => {
  test.each(['end', 'break'] as const)('(%s) never gives a part of it for the whole', async (how) => {
    const { workspace, name } = await saved();
    const { socket } = workspace.file;
    const whole = await bytesOfFetch(socket, name);
    // Each border of a tar block, and a byte beside it.
    for (let bytes = 0; bytes < whole; bytes += 512) {
      for (const at of [bytes, bytes + 1, bytes + 300].filter((each) => each < whole)) {
        const fetching = connectRunner(through(socket, { down: cutting(at, how) })).fetch(
          name,
          join(folder, `${at}`),
        );
        const code = await fetching.then(
          () => 'whole',
          (error) => error.code,
        );
        expect(['archive-cut', 'runner-unreachable'], `cut after ${at} of ${whole} bytes`).toContain(code);
      }
    }
    await connectRunner(through(socket, { down: cutting(whole + 1, how) })).fetch(
      name,
      join(folder, 'whole'),
    );
    await checkSnapshot(join(folder, 'whole'));
  });

  test('is reported by the runner, which changes nothing', async () => {
    const { workspace, name } = await saved();
    const { socket } = workspace.file;
    const copy = await workspace.client.fetch(name, join(folder, 'copy'));
    for (const at of [0, 1, 100, 600, 1500, 2500]) {
      const runner = connectRunner(through(socket, { up: cutting(at, 'end') }));
      const restoring = runner.restore({ directory: copy, from: 'cut' });
      await expect(restoring, `after ${at} bytes`).rejects.toMatchObject({
        code: expect.stringMatching(/^(archive-cut|runner-unreachable)$/),
      });
    }
    const status = await workspace.client.status();
    expect(status).toMatchObject({ phase: 'running' });
    expect(status).not.toHaveProperty('restore');
    await eventually(() => incoming(workspace).length === 0);
  });

  test('and stays open is given up by the runner after the silence', async () => {
    const { workspace, name } = await saved(200);
    const copy = await workspace.client.fetch(name, join(folder, 'copy'));
    const runner = connectRunner(through(workspace.file.socket, { up: cutting(900, 'hang') }));
    await expect(runner.restore({ directory: copy, from: 'hanging' })).rejects.toMatchObject({
      code: 'archive-cut',
      message: expect.stringContaining('nothing came for 0.2 s'),
    });
    expect(incoming(workspace)).toEqual([]);
    expect(await workspace.client.status()).toMatchObject({ phase: 'running' });
  });

  test('is answered while the client still sends, if the runner refuses it', async () => {
    const { workspace } = await saved();
    const channel = await open(workspace.file.socket);
    channel.write('{"op":"restore","stream":true,"from":"bad"}\n');
    const archive = pack();
    archive.entry({ name: 'link', type: 'symlink', linkname: '/etc' });
    archive.entry({ name: 'big' }, Buffer.alloc(32 * 2 ** 20));
    archive.finalize();
    void pipeline(archive, channel).catch(() => {});
    const { value: answer } = await readLines(channel).next();
    expect(JSON.parse(answer!)).toMatchObject({ ok: false, error: { code: 'archive-refused' } });
    expect(incoming(workspace)).toEqual([]);
  });
});

describe('half a request', () => {
  it.each([
    ['', 'nothing'],
    ['{"op":"sta', 'a part of the line'],
  ])('and then silence is refused (%o: %s)', async (part) => {
    const workspace = await running(100);
    const channel = await open(workspace.file.socket);
    channel.write(part);
    expect(JSON.parse(await text(channel))).toMatchObject({
      ok: false,
      error: { code: 'request-invalid', message: expect.stringContaining('nothing came for 0.1 s') },
    });
  });

  it('and then the end is closed without an answer', async () => {
    const workspace = await running();
    const channel = await open(workspace.file.socket);
    channel.end('{"op":"status"}');
    expect(await text(channel)).toBe('');
  });
});

describe('an answer that no runner gives', () => {
  it.each([
    ['', /closed the channel without an answer/],
    ['half an ans', /closed the channel without an answer/],
    ['no JSON\n', /JSON/],
    ['null\n', /isn't an answer of a runner/],
    ['{"ok":false}\n', /isn't an answer of a runner/],
    ['{"ok":"yes"}\n', /isn't an answer of a runner/],
    [`{"ok":true,"result":"${'x'.repeat(64 * 2 ** 20)}"}\n`, /a line is longer than 67108864 bytes/],
  ])('is reported as an error of the channel: %.20s', async (answer, why) => {
    const channel = (): ReturnType<typeof duplexPair>[0] => {
      const [near, far] = duplexPair();
      far.resume().end(answer);
      return near;
    };
    const failed = { code: 'runner-unreachable', message: expect.stringMatching(why) };
    await expect(connectRunner(channel).status()).rejects.toMatchObject(failed);
    await expect(connectRunner(channel).fetch('n', join(folder, 'n'))).rejects.toMatchObject(failed);
    await expect(connectRunner(channel).watch()[Symbol.asyncIterator]().next()).rejects.toMatchObject(failed);
    await expect(connectRunner(channel).dial({ port: 1 })).rejects.toMatchObject(failed);
  });
});

describe('dial', () => {
  /** Sends back all that it has received, once its client has ended. */
  async function echo(): Promise<number> {
    const server: Server = createServer({ allowHalfOpen: true }, (socket: Socket) => {
      let got = '';
      socket.on('data', (data) => (got += String(data))).on('end', () => socket.end(`got ${got}`));
    });
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  }

  it.each(['a socket', 'a process'])(
    'reaches a port through %s, each direction ending by itself',
    async (way) => {
      const { file } = await running();
      const runner = connectRunner(way === 'a socket' ? file.socket : throughProcess(file.socket).open);
      const stream = await runner.dial({ port: await echo() });
      stream.end('x'.repeat(300_000));
      expect(await text(stream)).toBe(`got ${'x'.repeat(300_000)}`);
    },
  );

  it('of a port on which nothing listens is refused', async () => {
    const { client } = await running();
    const port = await echo();
    for (const close of closing.splice(1)) await close();
    await expect(client.dial({ port })).rejects.toMatchObject({
      code: 'dial-refused',
      message: expect.stringContaining(`Port ${port}`),
    });
  });

  it('runs a command with the files and environment of a component', async () => {
    const { workspace } = await saved();
    const script = 'cat; echo "$DTAAS_COMPONENT $(cat "$DTAAS_STATE_DIR"/count | wc -l)"; echo oh dear >&2';
    const stream = await workspace.client.dial({ component: 'count', command: ['sh', '-c', script] });
    stream.end('from outside\n');
    expect(await text(stream)).toMatch(/^from outside\ncount \d+\n$/);
    const lines = await eventually(async () => {
      const read = await workspace.client.logs({ component: 'count' });
      return read.some((line) => line.text === 'oh dear') ? read : undefined;
    });
    expect(lines.map((line) => line.component)).toContain('count');
  });

  it('of a command that leaves its input unread brings all of its output', async () => {
    const { client } = await running();
    const stream = await client.dial({ component: 'count', command: ['sh', '-c', 'echo done'] });
    stream.on('error', () => {});
    for (let times = 0; times < 50; times++) stream.write('x'.repeat(65_536));
    expect(await text(stream)).toBe('done\n');
  });

  it('ends its command when the channel is closed', async () => {
    const { client } = await running();
    const mark = join(folder, 'pid');
    const command = ['sh', '-c', `echo $$ > ${mark}; exec sleep 1000`];
    const stream = await client.dial({ component: 'count', command });
    const pid = await eventually(() => existsSync(mark) && Number(readFileSync(mark, 'utf8')));
    stream.destroy();
    await eventually(() => !existsSync(`/proc/${pid}`));
  });

  it.each(['nobody', '__proto__', 'toString'])(
    'of the component %s, which is missing, is refused',
    async (component) => {
      const { client } = await running();
      await expect(client.dial({ component, command: ['true'] })).rejects.toMatchObject({
        code: 'dial-refused',
        hint: expect.stringContaining('count'),
      });
    },
  );

  it('is no longer bound to the signal of the caller once it is answered', async () => {
    const { file } = await running();
    const patience = new AbortController();
    const runner = connectRunner(file.socket, { patience: patience.signal });
    const stream = await runner.dial({ port: await echo() });
    patience.abort();
    stream.end('x');
    expect(await text(stream)).toBe('got x');
  });
});

async function open(socket: string): Promise<Socket> {
  const channel = connect({ path: socket, allowHalfOpen: true });
  closing.push(() => channel.destroy());
  await once(channel, 'connect');
  return channel;
}

/** How many bytes the runner sends for a fetch, its answer included. */
async function bytesOfFetch(socket: string, name: string): Promise<number> {
  const channel = await open(socket);
  channel.end(`${JSON.stringify({ op: 'fetch', name })}\n`);
  let bytes = 0;
  for await (const chunk of channel) bytes += chunk.length;
  return bytes;
}
