import { join } from 'node:path';
import { after, type Timer } from '@dtaas/processes';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { makeCaseFolder, makeWorkFolder } from '../folder/case-folder.ts';
import { type Answer, readAnswer } from './answer.ts';
import { readLog } from './one-shot.ts';
import type { OpenProgram } from './program.ts';
import {
  type Case,
  type CaseEnd,
  type CaseEvents,
  type Folders,
  graceMs,
  tookTooLong,
  type Worker,
  whyFailed,
} from './worker.ts';

/** A program reads the end of its input and ends; after this time it is ended. */
const lastWordsMs = 5000;

/** Runs cases in one process, which is replaced if it dies or hangs. */
export function warmWorker(
  program: OpenProgram,
  { input, work }: Folders,
  timeoutMs: number,
  events: CaseEvents,
): Worker {
  let process_: WarmProcess | undefined;
  let processes = 0;
  let isEnded = false;
  const folders = new Map<number, string>();
  const folderOf = ({ number }: Case) => folders.get(number)!;

  function start(): WarmProcess {
    processes += 1;
    // A process that was ended may still write for a moment, but not where the next one writes.
    const output = { source: join(work, `${processes}`), target: '/cases/output', writable: true };
    const inputs = { source: input, target: '/cases/input' };
    makeWorkFolder(output.source);
    const launched = program.start({
      shown: [inputs, output],
      env: { DTAAS_BATCH: 'warm' },
      config: {},
    });
    const seen = { input: program.pathOf(inputs), output: program.pathOf(output), folder: output.source };
    return warmProcess(launched, seen, timeoutMs, events);
  }

  return {
    folderOf,
    async run(case_) {
      for (;;) {
        if (isEnded) return undefined;
        const isFresh = process_?.hasEnded !== false;
        if (isFresh) process_ = start();
        folders.set(case_.number, process_!.folderOf(case_));
        const end = await process_!.run(case_);
        // A process may have died of the cases before, so only a fresh one tells that the case itself is at fault.
        if (!end.died || isFresh) return isEnded ? undefined : end.end;
      }
    },
    prepare(case_) {
      if (process_?.hasEnded === false) process_.send(case_);
    },
    async end() {
      isEnded = true;
      await process_?.end();
    },
  };
}

type WarmProcess = ReturnType<typeof warmProcess>;

/** Where the process finds inputs and leaves outputs, as it sees them, and where the outputs are outside. */
interface Seen {
  readonly input: string;
  readonly output: string;
  readonly folder: string;
}

/** How a case ended, and whether the process has died with it by itself. */
interface Settled {
  readonly end: CaseEnd;
  readonly died?: true;
}

/** One process that answers one line a case. */
function warmProcess(launched: IsolatedProcess, seen: Seen, timeoutMs: number, events: CaseEvents) {
  let current: { readonly case_: Case; readonly settle: (answer: Settled) => void; timer: Timer } | undefined;
  /** The case that ran last. What the process prints on standard error may come after its answer. */
  let latest: Case | undefined;
  /** Cases that were sent before their turn, and the answers that came before it. */
  const ahead = new Map<number, Answer | undefined>();
  let hasEnded = false;
  let gaveUp: string | undefined;

  function settle(end: CaseEnd, more: { readonly died?: true } = {}): void {
    current?.timer.cancel();
    const { settle } = current ?? {};
    current = undefined;
    settle?.({ end, ...more });
  }
  function take(answer: Answer): void {
    if ('progress' in answer) current && events.progress(current.case_, answer.progress);
    else if ('done' in answer) settle({ outcome: 'done' });
    else settle({ outcome: 'failed', reason: answer.failed });
  }
  function isOfCurrent(answer: Answer): boolean {
    return answer.case === undefined || answer.case === current?.case_.number;
  }
  function hear(line: string): void {
    const answer = readAnswer(line);
    const isOfNext = answer?.case !== undefined && ahead.has(answer.case);
    if (isOfNext) ahead.set(answer.case!, 'progress' in answer ? undefined : answer);
    else if (!answer || !isOfCurrent(answer)) events.log(latest, line);
    // A process that is being killed can't run the next case, so its case ends with it.
    else if (gaveUp === undefined) take(answer);
  }
  function send({ number, parameters, seed, ...case_ }: Case): void {
    makeCaseFolder(join(seen.folder, `${number}`));
    const input = join(seen.input, case_.input ?? '');
    const line = { case: number, parameters, input, output: `${seen.output}/${number}`, seed };
    launched.stdin.write(`${JSON.stringify(line)}\n`);
  }
  function died(ended: Ended): void {
    hasEnded = true;
    const reason =
      gaveUp ??
      whyFailed(ended, timeoutMs) ??
      'The program ended without an answer to the case. A warm batch answers each line of its standard input.';
    settle({ outcome: 'failed', reason }, gaveUp === undefined ? { died: true } : {});
  }

  const out = readLog(launched.stdout, hear);
  const log = readLog(launched.stderr, (line) => events.log(latest, line));
  const over = launched.ended.then(async (ended) => {
    // An answer may still be in the pipe.
    await Promise.all([out.over(), log.over()]);
    died(ended);
  });
  return {
    get hasEnded() {
      return hasEnded;
    },
    folderOf: ({ number }: Case) => join(seen.folder, `${number}`),
    /** Sends a case before the answer to the one that runs. */
    send(case_: Case): void {
      ahead.set(case_.number, undefined);
      send(case_);
    },
    run(case_: Case): Promise<Settled> {
      const isSent = ahead.has(case_.number);
      const answer = ahead.get(case_.number);
      ahead.delete(case_.number);
      return new Promise((settle) => {
        const giveUp = () => {
          gaveUp = tookTooLong(timeoutMs);
          void launched.end('SIGKILL');
        };
        if (!isSent) send(case_);
        latest = case_;
        current = { case_, settle, timer: after(timeoutMs, giveUp) };
        if (answer) take(answer);
      });
    },
    /** Closes its input; ends it at once if a case still runs. */
    async end(): Promise<void> {
      launched.stdin.end();
      if (current) await launched.end('SIGTERM', graceMs);
      const patience = after(lastWordsMs, () => void launched.end('SIGTERM', graceMs));
      await over;
      patience.cancel();
    },
  };
}
