import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { expect, onTestFinished, test, vi } from 'vitest';
import { scratchFolder } from '../../../testing/batch.ts';
import { warmWorker } from './warm.ts';

/** A process that answers its case while it is being killed, as its answer is already in the pipe. */
function answersTooLate(): IsolatedProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let exit: (ended: Ended) => void = () => {};
  const ended = new Promise<Ended>((resolve) => {
    exit = resolve;
  });
  const die = async (): Promise<void> => {
    stdout.write('{"case":1,"done":true}\n');
    // The next case is sent before the end of the process is noticed.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    for (const stream of [stdout, stderr]) stream.end();
    exit({ code: null, signal: 'SIGKILL' });
  };
  return { pid: 1, stdin, stdout, stderr, ended, signal: () => {}, end: die } as unknown as IsolatedProcess;
}

/** A process that answers each case. */
function answers(): IsolatedProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const answer = (line: string) =>
    stdout.write(`${JSON.stringify({ case: JSON.parse(line).case, done: true })}\n`);
  // As through a pipe: not while the case is being written.
  stdin.on('data', (line) => setImmediate(answer, line));
  const ended = new Promise<Ended>((resolve) => {
    stdin.on('end', () => {
      for (const stream of [stdout, stderr]) stream.end();
      resolve({ code: 0, signal: null });
    });
  });
  return { pid: 1, stdin, stdout, stderr, ended, end: async () => {} } as unknown as IsolatedProcess;
}

test('a case that took too long does not make the next case fail, if its answer comes at the last moment', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const processes = [answersTooLate(), answers()];
  const program = {
    pathOf: ({ source }: { source: string }) => source,
    start: () => processes.shift()!,
    remove: () => {},
  };
  const folder = scratchFolder();
  const folders = { input: join(folder, 'input'), work: join(folder, 'work') };
  const worker = warmWorker(program, folders, 1000, { progress: () => {}, log: () => {} });
  const running = worker.run({ number: 1, parameters: {}, seed: 1 });
  vi.advanceTimersByTime(1000);
  const first = await running;
  const second = await worker.run({ number: 2, parameters: {}, seed: 2 });
  await worker.end();
  expect([first, second]).toEqual([
    { outcome: 'failed', reason: 'The case took longer than 1 s.' },
    { outcome: 'done' },
  ]);
});
