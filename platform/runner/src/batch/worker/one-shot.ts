import { join } from 'node:path';
import type { IsolatedProcess } from '@dtaas/sandbox';
import { LineSplitter } from '../../transport/metered-lines.ts';
import { makeCaseFolder, makeWorkFolder } from '../folder/case-folder.ts';
import { readAnswer } from './answer.ts';
import type { OpenProgram } from './program.ts';
import { type Case, type CaseEvents, type Folders, graceMs, type Worker, whyFailed } from './worker.ts';

/** A longer line of a program is left out of its log. */
export const longestLine = 2 ** 20;

/** Runs each case in a process of its own. */
export function oneShotWorker(
  program: OpenProgram,
  { input, work }: Folders,
  timeoutMs: number,
  events: CaseEvents,
): Worker {
  let running: IsolatedProcess | undefined;
  let isEnded = false;
  makeWorkFolder(work);
  const folderOf = ({ number }: Case) => join(work, `${number}`);
  return {
    folderOf,
    async run(case_) {
      if (isEnded) return undefined;
      makeCaseFolder(folderOf(case_));
      running = program.start({
        shown: [
          { source: join(input, case_.input ?? ''), target: '/input', variable: 'DTAAS_INPUT' },
          { source: folderOf(case_), target: '/output', variable: 'DTAAS_OUTPUT', writable: true },
        ],
        env: { DTAAS_SEED: `${case_.seed}` },
        config: { parameters: case_.parameters, seed: case_.seed },
        timeoutMs,
      });
      running.stdin.end();
      const read = [
        readLog(running.stdout, (line) => {
          const answer = readAnswer(line);
          if (answer && 'progress' in answer) events.progress(case_, answer.progress);
          else events.log(case_, line);
        }),
        readLog(running.stderr, (line) => events.log(case_, line)),
      ];
      const ended = await running.ended;
      await Promise.all(read.map(({ over }) => over()));
      if (isEnded) return undefined;
      const reason = whyFailed(ended, timeoutMs);
      const code = ended.code === null ? {} : { exitCode: ended.code };
      return reason === undefined ? { outcome: 'done', ...code } : { outcome: 'failed', reason, ...code };
    },
    async end() {
      isEnded = true;
      await running?.end('SIGTERM', graceMs);
    },
  };
}

/** Reads the lines of a stream. `over` waits for its end after the process, for a second at most. */
export function readLog(stream: IsolatedProcess['stdout'], line: (text: string) => void) {
  const splitter = new LineSplitter(longestLine, {
    line,
    tooLong: () => line(`(a line of more than ${longestLine} bytes is left out)`),
  });
  const closed = new Promise<void>((resolve) => {
    stream.once('close', resolve);
    stream.once('end', resolve);
    stream.once('error', () => resolve());
  });
  stream.on('data', (chunk: Buffer) => void splitter.push(chunk));
  return {
    async over(): Promise<void> {
      const patience = setTimeout(() => stream.destroy(), 1000);
      await closed;
      clearTimeout(patience);
      splitter.end();
    },
  };
}
