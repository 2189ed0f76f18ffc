import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseRunManifest,
  printRunManifest,
  type RunCase,
  type RunRecord,
  runManifestFile,
} from '@dtaas/model';
import { faultPoint, removeTree, writeBeside } from '@dtaas/processes';
import { type BatchWork, performCases } from './cases.ts';
import { placeOf } from './folder/case-folder.ts';
import { keptCases, unfinishedFolder, withEnded } from './folder/ended.ts';
import { withRunFolder } from './folder/lock.ts';
import { type BatchProgress, progressOf } from './progress.ts';
import type { Case } from './worker/worker.ts';

export interface BatchRun extends BatchWork {
  /** An empty folder, or the folder of this run if it was killed or stopped. */
  readonly folder: string;
  /** What the manifest says beside the outcome. */
  readonly record: Omit<RunRecord, 'cases' | 'outcome' | 'durationMs'>;
  readonly onProgress?: (progress: BatchProgress) => void;
}

/**
 * Runs the cases whose results aren't in the folder yet, and leaves `run.json`, `log.txt` and the output files there. Until the
 * end, `run.json` says that the run isn't finished. If this process is killed, the cases that have ended are kept. A case that
 * fails is a result, not an error.
 *
 * @throws DtaasError `environment-missing`, `run-goes-on`; the machine's errors, such as a full disk
 */
export function performRun(run: BatchRun): Promise<RunRecord> {
  return withRunFolder(run.folder, () => perform(run));
}

async function perform(run: BatchRun): Promise<RunRecord> {
  const { folder, cases, many, record, onProgress = () => {} } = run;
  const startedAt = performance.now();
  const before = await resultsIn(folder);
  const results = new Map(
    cases.map((each) => [each.number, before.results.get(each.number) ?? resultOf(each)]),
  );
  const write = (outcome: RunRecord['outcome'], durationMs: number | undefined): RunRecord => {
    const duration = durationMs === undefined ? {} : { durationMs };
    const written = { ...record, outcome, ...duration, cases: [...results.values()] };
    writeBeside(join(folder, runManifestFile), printRunManifest(written));
    return written;
  };
  if (many) mkdirSync(join(folder, 'cases'), { recursive: true });
  write('unfinished', before.durationMs);
  faultPoint('run-begun');
  const left = cases.filter(({ number }) => results.get(number)!.outcome === 'unfinished');
  const unfinished = clear(folder, left, many);
  const progress = progressOf([...results.values()], onProgress);
  await performCases({ ...run, cases: left }, unfinished, progress.of, (case_, result) => {
    results.set(case_.number, { ...resultOf(case_), ...result });
    progress.ended(case_.number, result.outcome === 'failed');
  });
  faultPoint('cases-ended');
  const durationMs = (before.durationMs ?? 0) + Math.round(performance.now() - startedAt);
  const written = write(outcomeOf([...results.values()]), durationMs);
  faultPoint('run-ended');
  removeTree(unfinished);
  return written;
}

/** The results that an earlier process left in the folder, by the numbers of their cases. */
async function resultsIn(folder: string) {
  const path = join(folder, runManifestFile);
  if (!existsSync(path)) return { results: new Map<number, RunCase>(), durationMs: undefined };
  const run = withEnded(parseRunManifest(path, readFileSync(path, 'utf8')), folder);
  const kept = await keptCases(run, folder);
  return { results: new Map(kept.map((each) => [each.case, each])), durationMs: run.durationMs };
}

/** Removes what an earlier process left of the cases that are to run, and makes the folder for what is not finished. */
function clear(folder: string, cases: readonly Case[], many: boolean): string {
  const unfinished = join(folder, unfinishedFolder);
  removeTree(unfinished);
  for (const { number } of cases) {
    const place = join(folder, placeOf(number, many));
    if (existsSync(place)) removeTree(place);
  }
  mkdirSync(unfinished);
  return unfinished;
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

function outcomeOf(results: readonly RunCase[]): RunRecord['outcome'] {
  const outcomes = results.map(({ outcome }) => outcome);
  if (outcomes.includes('unfinished')) return 'stopped';
  return outcomes.includes('failed') ? 'failed' : 'done';
}
