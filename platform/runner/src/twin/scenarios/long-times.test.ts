import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { counter, eventually, makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';

// Node's timers fire at once where they are to wait for longer than 2 ** 31 - 1 ms, which is 24.8 days.
const days60 = 60 * 86_400;

async function running(more: Parameters<typeof makeWorkspace>[2]): Promise<TestWorkspace> {
  const workspace = makeWorkspace({ count: counter }, [], more);
  await workspace.start();
  return workspace;
}

test('no step follows a step of 60 days at once', async () => {
  const { client } = await running({
    clock: { mode: 'lockstep', stepSeconds: days60, speed: 1, epoch: 1_600_000_000 },
  });
  await eventually(async () => (await client.status()).clock.step === 1);
  for (let asked = 0; asked < 100; asked++) expect((await client.status()).clock.step).toBe(1);
});

test('a save makes no step come early', async () => {
  const { client } = await running({
    clock: { mode: 'lockstep', stepSeconds: days60, speed: 1, epoch: 1_600_000_000 },
  });
  await eventually(async () => (await client.status()).clock.step === 1);
  for (const _ of [1, 2, 3]) await client.save();
  for (let asked = 0; asked < 100; asked++) expect((await client.status()).clock.step).toBe(1);
});

test('a save that is due every 60 days is not due while a hundred steps are done', async () => {
  const { client } = await running({
    clock: { mode: 'lockstep', stepSeconds: 1, speed: 50, epoch: 1_600_000_000 },
    save: { everySeconds: days60, keep: 3, onTerminate: false },
  });
  await eventually(async () => ((await client.status()).clock.step ?? 0) > 100);
  expect(await client.status()).toMatchObject({ pending: 0, dropped: 0 });
});

test('who watches a twin every 60 days is told once', async () => {
  const { client, file } = await running({});
  const socket = connect(file.socket);
  const lines: string[] = [];
  createInterface({ input: socket }).on('line', (line) => lines.push(line));
  socket.write(`${JSON.stringify({ op: 'watch', everyMs: days60 * 1000 })}\n`);
  await eventually(() => lines.length >= 2);
  for (const _ of [1, 2, 3]) await client.save();
  socket.destroy();
  expect(lines).toHaveLength(2);
});
