import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { throughProcess } from '../../../testing/channels.ts';
import { counter, eventually, makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';
import { connectRunner } from '../connect.ts';
import type { Execution } from './execution.ts';
import { frame, readFrames } from './frames.ts';

const closing: (() => unknown)[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-exec-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function running(secrets: { readonly [name: string]: string } = {}): Promise<TestWorkspace> {
  const workspace = makeWorkspace({ count: counter }, [], { secrets: Object.keys(secrets) });
  closing.push(() => workspace.remove());
  await workspace.run({ secrets });
  return workspace;
}

async function exec({ client }: Pick<TestWorkspace, 'client'>, script: string): Promise<Execution> {
  const execution = await client.exec({ component: 'count', command: ['sh', '-c', script] });
  closing.push(() => execution.close());
  return execution;
}

describe('a command beside a component', () => {
  it.each(['a socket', 'a process'])(
    'has its input, output, errors and exit code told apart, through %s',
    async (way) => {
      const workspace = await running();
      const client =
        way === 'a process' ? connectRunner(throughProcess(workspace.file.socket).open) : workspace.client;
      const { stdin, stdout, stderr, ended } = await exec(
        { client },
        'cat; echo "$DTAAS_COMPONENT" >&2; exit 7',
      );
      stdin.end('x'.repeat(300_000));
      const all = [text(stdout), text(stderr), ended];
      expect(await Promise.all(all)).toEqual(['x'.repeat(300_000), 'count\n', { code: 7, signal: null }]);
    },
  );

  it('gets signals', async () => {
    const execution = await exec(
      await running(),
      'trap "echo caught; exit 3" INT; echo ready; while :; do sleep 0.05; done',
    );
    const output = execution.stdout.setEncoding('utf8').iterator();
    expect((await output.next()).value).toBe('ready\n');
    execution.signal('SIGINT');
    expect((await output.next()).value).toBe('caught\n');
    expect(await execution.ended).toMatchObject({ code: 3 });
  });

  it('brings all of its output although its input is left unread', async () => {
    const { stdin, stdout, ended } = await exec(await running(), 'echo done');
    for (let times = 0; times < 50; times++) stdin.write('x'.repeat(65_536));
    expect(await text(stdout)).toBe('done\n');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('waits for a reader who is slow', async () => {
    const mark = join(folder, 'written');
    const { stdout, ended } = await exec(await running(), `head -c 20000000 /dev/zero; touch ${mark}`);
    await once(stdout, 'readable');
    expect(existsSync(mark)).toBe(false);
    let bytes = 0;
    for await (const chunk of stdout) bytes += chunk.length;
    expect(bytes).toBe(20_000_000);
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('is killed when its caller leaves', async () => {
    const mark = join(folder, 'pid');
    const execution = await exec(await running(), `echo $$ > ${mark}; exec sleep 1000`);
    const pid = await eventually(() => existsSync(mark) && Number(readFileSync(mark, 'utf8')));
    execution.close();
    await eventually(() => !existsSync(`/proc/${pid}`));
    await expect(execution.ended).rejects.toMatchObject({ code: 'runner-unreachable' });
  });

  it('shows no secret of the twin', async () => {
    const workspace = await running({ TOKEN: 'correct-horse' });
    const { stdout, stderr } = await exec(workspace, 'printf "correct-"; echo horse; echo correct-horse >&2');
    expect(await Promise.all([text(stdout), text(stderr)])).toEqual(['***\n', '***\n']);
  });

  it.each(['nobody', '__proto__', 'toString'])(
    'of the component %s, which is missing, is refused',
    async (component) => {
      const { client } = await running();
      await expect(client.exec({ component, command: ['true'] })).rejects.toMatchObject({
        code: 'dial-refused',
      });
    },
  );

  it('ends when its caller sends something other than frames', async () => {
    const { file } = await running();
    const mark = join(folder, 'pid');
    const socket = connect(file.socket);
    const command = ['sh', '-c', `echo $$ > ${mark}; exec sleep 1000`];
    socket.write(`${JSON.stringify({ op: 'exec', component: 'count', command })}\n`);
    const pid = await eventually(() => existsSync(mark) && Number(readFileSync(mark, 'utf8')));
    socket.on('error', () => {}).resume();
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await once(socket, 'close');
    await eventually(() => !existsSync(`/proc/${pid}`));
  });
});

describe('frames', () => {
  it('are read whole, however the stream is cut', async () => {
    const bytes = Buffer.concat([frame('input', 'one'), frame('signal', 'SIGINT'), frame('input', '')]);
    const stream = new PassThrough();
    for (const byte of bytes) stream.write(Buffer.from([byte]));
    stream.end(frame('exit', 'cut').subarray(0, 6));
    const read = [];
    for await (const { kind, bytes } of readFrames(stream)) read.push([kind, `${bytes}`]);
    expect(read).toEqual([
      ['input', 'one'],
      ['signal', 'SIGINT'],
      ['input', ''],
    ]);
  });

  it('of an unknown kind, or longer than memory allows, are refused', async () => {
    for (const header of [
      [9, 0, 0, 0, 0],
      [0, 255, 255, 255, 255],
    ]) {
      const stream = new PassThrough();
      stream.end(Buffer.from(header));
      await expect(readFrames(stream).next()).rejects.toThrow('carries no frames');
    }
  });
});
