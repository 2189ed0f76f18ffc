import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import { faultPoint, makeFolder, removeTree } from '@dtaas/processes';
import { placeOf, takeCaseFolder } from './folder/case-folder.ts';
import { type CaseResult, openEnded } from './folder/ended.ts';
import { hashFolder } from './folder/files.ts';
import { openLog } from './folder/log.ts';
import { readableInput } from './folder/readable-input.ts';
import { runCases, type TimedEnd } from './pool.ts';
import { oneShotWorker } from './worker/one-shot.ts';
import { type BatchProgram, openProgram } from './worker/program.ts';
import { warmWorker } from './worker/warm.ts';
import type { Case, CaseEvents } from './worker/worker.ts';

/** Cases of one program, and the folder for their results. */
export interface BatchWork {
  readonly program: BatchProgram;
  readonly folder: string;
  /** The folder of input files; absent: an empty one. */
  readonly input?: string | undefined;
  readonly cases: readonly Case[];
  /** Whether the results are in `cases/<number>`. Otherwise the result of the only case is in `output`. */
  readonly many: boolean;
  /** How many cases run at the same time. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/**
 * Runs the cases, and moves the output files of each to their place. `onEnd` is told of a case whose result is on the disk.
 *
 * @param unfinished the folder for what is not finished
 */
export async function performCases(
  run: BatchWork,
  unfinished: string,
  onProgress: (case_: number, fraction: number) => void,
  onEnd: (case_: Case, result: CaseResult) => void,
): Promise<void> {
  const { folder, many, input, program } = run;
  // A program that outlived a killed run doesn't write where the programs of this one write.
  const scratch = mkdtempSync(join(unfinished, 'work-'));
  const closing = [() => removeTree(scratch)];
  try {
    const log = openLog(join(folder, 'log.txt'));
    closing.push(log.close);
    const ended = openEnded(folder);
    closing.push(ended.close);
    const shown = join(scratch, 'input');
    if (input === undefined) makeFolder(shown, 0o755);
    const readable = input === undefined ? shown : readableInput(input, shown, program.isolation);
    const opened = openProgram(program, scratch);
    closing.push(opened.remove);
    const events: CaseEvents = {
      progress: ({ number }, fraction) => onProgress(number, fraction),
      log: (case_, line) => log.line(many && case_ ? `${case_.number}: ${line}` : line),
    };
    const makeWorker = (number: number) => {
      const folders = { input: readable, work: join(scratch, `worker-${number}`) };
      return (program.warm ? warmWorker : oneShotWorker)(opened, folders, program.timeoutMs, events);
    };
    const finish = async (case_: Case, end: TimedEnd, made: string): Promise<void> => {
      const place = placeOf(case_.number, many);
      takeCaseFolder(made, join(folder, place));
      faultPoint('case-moved');
      const result = await judged(end, folder, place);
      log.flush();
      ended.add(case_.number, result);
      faultPoint('case-ended');
      onEnd(case_, result);
    };
    await runCases(run.cases, run.jobs, makeWorker, finish, run.signal);
    log.flush();
    if (log.failure !== undefined) throw log.failure;
  } finally {
    for (const close of closing.reverse()) close();
  }
}

/** A case whose output can't be listed has failed, whatever its program says. */
async function judged(end: TimedEnd, folder: string, place: string): Promise<CaseResult> {
  try {
    return { ...end, output: { folder: place, files: await hashFolder(join(folder, place)) } };
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    return { ...end, outcome: 'failed', reason: end.reason ?? error.message };
  }
}
