import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { platformVersion } from '@dtaas/model';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWorkspace } from '../../testing/workspace.ts';
import { protocolVersion } from '../protocol.ts';
import { connectRunner } from './connect.ts';
import { readLines } from './lines.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What a runner of the edition before writes, word for word; `asked` are the requests that came. */
async function editionBefore(): Promise<{ socket: string; asked: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-protocol-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const asked: string[] = [];
  const answers: Readonly<Record<string, string>> = {
    status:
      '{"protocol":2,"ok":true,"result":{"twin":"t","generation":"0","phase":"running","health":"Healthy","reasons":[]}}',
    save: '{"protocol":2,"ok":true,"result":{"name":"20261122T124132Z-00000000","takenAt":"","bytes":1,"origin":"asked","remarks":[]}}',
    pending: '{"protocol":2,"ok":true,"result":[]}',
    ack: '{"protocol":2,"ok":true,"result":null}',
    stop: '{"protocol":2,"ok":true,"result":{}}',
    start:
      '{"protocol":2,"ok":false,"error":{"code":"already-started","message":"The twin runs already.","hint":"Restore."}}',
  };
  const unknown =
    '{"protocol":2,"ok":false,"error":{"code":"request-unknown","message":"The runner doesn\'t know it.","hint":"Deploy."}}';
  const server = createServer({ allowHalfOpen: true }, async (socket) => {
    const line = await readLines(socket).next();
    const { op } = JSON.parse(line.value ?? '{}') as { op: string };
    asked.push(op);
    socket.end(`${answers[op] ?? unknown}\n`);
  });
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const socket = join(folder, 's');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return { socket, asked };
}

describe('a runner of the edition before', () => {
  it('is looked at, saved and stopped', async () => {
    const { socket, asked } = await editionBefore();
    const runner = connectRunner(socket);
    expect(await runner.status()).toMatchObject({ twin: 't', health: 'Healthy' });
    const { name } = await runner.save();
    expect(await runner.pending()).toEqual([]);
    await runner.ack(name);
    expect(await runner.stop()).toEqual({});
    expect(asked).toEqual(['status', 'save', 'pending', 'ack', 'stop']);
  });

  it('is named, with the way to replace it, where it does not know a request', async () => {
    const { socket } = await editionBefore();
    await expect(connectRunner(socket).dial({ port: 80 })).rejects.toMatchObject({
      code: 'runner-older',
      message: expect.stringContaining('"dial": it speaks version 2 of the control protocol'),
      hint: expect.stringContaining('dtaas suspend'),
    });
  });

  it('reports its own refusals', async () => {
    const { socket } = await editionBefore();
    await expect(connectRunner(socket).start()).rejects.toMatchObject({ code: 'already-started' });
  });
});

describe('a runner', () => {
  async function ask(socket: string, line: string): Promise<unknown> {
    const connection = connect(socket);
    connection.end(`${line}\n`);
    return JSON.parse(await text(connection));
  }

  it('reports the version of its protocol with each answer, and the version of its platform', async () => {
    const workspace = makeWorkspace({ count: { program: 'count.sh', control: ['save'] } }, []);
    closing.push(() => workspace.remove());
    await workspace.run();
    const { socket } = workspace.file;
    const [status, refused, unknown] = await Promise.all(
      ['{"op":"status"}', '{"op":"save"}', '{"op":"of-tomorrow"}'].map((line) => ask(socket, line)),
    );
    expect(status).toMatchObject({
      ok: true,
      protocol: protocolVersion,
      result: { platform: platformVersion },
    });
    expect(refused).toMatchObject({ ok: false, protocol: protocolVersion, error: { code: 'not-running' } });
    expect(unknown).toMatchObject({
      ok: false,
      protocol: protocolVersion,
      error: { code: 'request-unknown' },
    });
  });
});
