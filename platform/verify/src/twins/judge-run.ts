import { join } from 'node:path';
import type { PlannedExpectation, Trajectory } from '@dtaas/model';
import type { Isolation } from '@dtaas/sandbox';
import type { TwinTestRun } from '../subject.ts';
import { type JudgedRun, judgeByFunction } from './expectations/judge-by-function.ts';
import type { Verdict, Watcher } from './expectations/verdict.ts';
import { watchBounds, watchSighting } from './expectations/watch-port.ts';
import { type Row, watchTrajectory } from './expectations/watch-trajectory.ts';
import { recordedValues } from './recorded-values.ts';
import { recordingCsv } from './recording-csv.ts';

/** An expectation with its verdict, and what a function that judges it printed. */
export interface Judged extends Verdict {
  readonly expectation: PlannedExpectation;
  readonly output?: string;
}

/**
 * Judges a recorded run. It is read once, value by value, so its size doesn't matter.
 *
 * @param folder the workspace of the run; its files are made there
 */
export async function judgeRun(
  test: TwinTestRun,
  run: JudgedRun,
  folder: string,
  isolation: Isolation,
  timeoutMs: number,
): Promise<readonly Judged[]> {
  const { plan } = test;
  const watched = await Promise.all(
    plan.expectations.map(async (expectation) => ({
      expectation,
      ports: await watchersOf(expectation, test),
    })),
  );
  const bySource = new Map<string, Watcher[]>();
  for (const [source, watcher] of watched.flatMap(({ ports }) => ports))
    bySource.set(source, [...(bySource.get(source) ?? []), watcher]);
  const table = recordingCsv(run.table, run.spec);
  await table.begin();
  for await (const given of recordedValues(folder, run.start)) {
    for (const watcher of bySource.get(given.source) ?? []) watcher.take(given);
    await table.take(given);
  }
  await table.end();
  const judged: Judged[] = [];
  for (const { expectation, ports } of watched) {
    const { name, wanted } = expectation;
    if (wanted.kind !== 'judge')
      judged.push({ expectation, ...earliest(ports.map(([, watcher]) => watcher.verdict())) });
    else {
      const judge = test.judges[name]!;
      const its = join(folder, 'judges', name);
      judged.push({ expectation, ...(await judgeByFunction(name, judge, run, its, isolation, timeoutMs)) });
    }
  }
  return judged;
}

/** What has to be watched for an expectation, by `component.port`. */
async function watchersOf(
  { wanted }: PlannedExpectation,
  { plan, read }: TwinTestRun,
): Promise<readonly (readonly [source: string, watcher: Watcher])[]> {
  if (wanted.kind === 'judge') return [];
  if (wanted.kind === 'bounds') return [[wanted.port.source, watchBounds(wanted, plan)]];
  if (wanted.kind === 'seen') return [[wanted.port.source, watchSighting(wanted, plan)]];
  const rows = await rowsOf(wanted, read);
  return wanted.columns.map((column) => [column.port.source, watchTrajectory(wanted, column, rows, plan)]);
}

/** What csv-parse gives with `info`, which its types don't say. */
interface InfoRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function rowsOf({ file }: Trajectory, read: TwinTestRun['read']): Promise<readonly Row[]> {
  // Loaded only for a trajectory.
  const { parse } = await import('csv-parse/sync');
  const options = {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    from: 2,
  } as const;
  const rows = parse(Buffer.from(read(file)), options) as unknown as readonly InfoRecord[];
  return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
}

function earliest(verdicts: readonly Verdict[]): Verdict {
  const wrong = verdicts.filter(({ reason }) => reason !== undefined);
  return (
    wrong.sort((a, b) => (a.time ?? Number.POSITIVE_INFINITY) - (b.time ?? Number.POSITIVE_INFINITY))[0] ?? {}
  );
}
