import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DtaasError, printRunManifest, type RunCase, type RunRecord, runManifestFile } from '@dtaas/model';
import { makeFolder, removeTree, writeBeside } from '@dtaas/processes';
import { takeCaseFolder } from './folder/case-folder.ts';
import { hashFolder } from './folder/files.ts';
import { openLog } from './folder/log.ts';
import { readableInput } from './folder/readable-input.ts';
import { runCases, type TimedEnd } from './pool.ts';
import { type BatchProgress, progressOf } from './progress.ts';
import { oneShotWorker } from './worker/one-shot.ts';
import { type BatchProgram, openProgram } from './worker/program.ts';
import { warmWorker } from './worker/warm.ts';
import type { Case, CaseEvents } from './worker/worker.ts';

/** A run: cases of one program, and the folder for their results. */
export interface BatchRun {
  readonly program: BatchProgram;
  /** An empty folder. */
  readonly folder: string;
  /** The folder of input files; absent: an empty one. */
  readonly input?: string | undefined;
  readonly cases: readonly Case[];
  /** Whether the results are in `cases/<number>`. Otherwise the result of the only case is in `output`. */
  readonly many: boolean;
  /** How many cases run at the same time. */
  readonly jobs: number;
  /** What the manifest says beside the outcome. */
  readonly record: Omit<RunRecord, 'cases' | 'outcome' | 'durationMs'>;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
}

/**
 * Runs all cases and leaves `run.json`, `log.txt` and the output files in the folder. Until the end, `run.json` says that the run
 * isn't finished. A case that fails is a result, not an error.
 *
 * @throws DtaasError `environment-missing`; the machine's errors, such as a full disk
 */
export async function performRun(run: BatchRun): Promise<RunRecord> {
  const { folder, cases, many, jobs, record, signal, onProgress = () => {} } = run;
  const startedAt = performance.now();
  const unfinished = join(folder, '.unfinished');
  const results = new Map(cases.map((case_) => [case_.number, resultOf(case_)]));
  const write = (more: Pick<RunRecord, 'outcome' | 'durationMs'>): RunRecord => {
    const written = { ...record, ...more, cases: [...results.values()] };
    writeBeside(join(folder, runManifestFile), printRunManifest(written));
    return written;
  };
  mkdirSync(unfinished);
  if (many) mkdirSync(join(folder, 'cases'));
  write({ outcome: 'unfinished' });
  const progress = progressOf(cases.length, onProgress);
  const finish = async (case_: Case, end: TimedEnd, made: string): Promise<void> => {
    const place = many ? `cases/${case_.number}` : 'output';
    takeCaseFolder(made, join(folder, place));
    const result = { ...resultOf(case_), ...(await judged(end, folder, place)) };
    results.set(case_.number, result);
    progress.ended(case_.number, result.outcome === 'failed');
  };
  await withWorkers(
    run,
    unfinished,
    ({ number }, fraction) => progress.of(number, fraction),
    (workerOf) => runCases(cases, jobs, workerOf, finish, signal),
  );
  removeTree(unfinished);
  const durationMs = Math.round(performance.now() - startedAt);
  return write({ outcome: outcomeOf([...results.values()]), durationMs });
}

type WorkerOf = Parameters<typeof runCases>[2];

/** Lays out the program and opens the log, for as long as `work` takes. */
async function withWorkers(
  { program, folder, input, many }: BatchRun,
  unfinished: string,
  progress: CaseEvents['progress'],
  work: (workerOf: WorkerOf) => Promise<void>,
): Promise<void> {
  const shown = join(unfinished, 'input');
  if (input === undefined) makeFolder(shown, 0o755);
  const readable = input === undefined ? shown : readableInput(input, shown, program.isolation);
  const opened = openProgram(program);
  const log = openLog(join(folder, 'log.txt'));
  const events: CaseEvents = {
    progress,
    log: (case_, line) => log.line(many && case_ ? `${case_.number}: ${line}` : line),
  };
  const makeWorker = program.warm ? warmWorker : oneShotWorker;
  try {
    await work((number) =>
      makeWorker(
        opened,
        { input: readable, work: join(unfinished, `worker-${number}`) },
        program.timeoutMs,
        events,
      ),
    );
  } finally {
    opened.remove();
    log.close();
  }
  if (log.failure !== undefined) throw log.failure;
}

/** The case in the manifest before it has ended. */
function resultOf({ number, name, parameters, input, seed }: Case): RunCase {
  return {
    case: number,
    ...(name === undefined ? {} : { name }),
    parameters,
    ...(input === undefined ? {} : { input }),
    seed,
    outcome: 'unfinished',
  };
}

/** A case whose output can't be listed has failed, whatever its program says. */
async function judged(end: TimedEnd, folder: string, place: string): Promise<Partial<RunCase>> {
  try {
    return { ...end, output: { folder: place, files: await hashFolder(join(folder, place)) } };
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    return { ...end, outcome: 'failed', reason: end.reason ?? error.message };
  }
}

function outcomeOf(results: readonly RunCase[]): RunRecord['outcome'] {
  const outcomes = results.map(({ outcome }) => outcome);
  if (outcomes.includes('unfinished')) return 'stopped';
  return outcomes.includes('failed') ? 'failed' : 'done';
}
