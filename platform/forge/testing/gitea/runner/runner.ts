import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keptComponent } from '@dtaas/processes/testing/kept-component';
import { giteaApi } from '../api.ts';
import type { GiteaServer } from '../server.ts';
import { type JobOptions, runJob } from './job.ts';
import { JobReport, type StepTime } from './report.ts';
import { type Result, RunnerService, type Task } from './service.ts';

const act = keptComponent('act');

/** Whether workflows can be run. */
export const hasAct = act !== undefined;

export interface RunnerOptions extends Partial<Pick<JobOptions, 'actions' | 'environment' | 'labels'>> {
  /** How often the server is asked for a job, in milliseconds. */
  readonly interval?: number;
  /** How many jobs run at once: one, unless somebody says otherwise. */
  readonly capacity?: number;
}

/** A job that has ended. */
export interface EndedJob {
  readonly workflow: string;
  readonly job: string;
  readonly event: string;
  readonly result: Result;
  /** As Gitea got it: without secrets. */
  readonly log: string;
  /** When the task arrived, in milliseconds since 1970. */
  readonly arrived: number;
  /** Milliseconds from the task's arrival to its report. */
  readonly duration: number;
  readonly steps: readonly StepTime[];
}

/** Runs the jobs of a server. */
export interface GiteaRunner {
  readonly ended: readonly EndedJob[];
  /** Ends the job that runs, and leaves nothing behind. */
  stop(): Promise<void>;
}

/** A runner of all repositories of a server. Whoever starts it stops it, before the server. */
export async function startRunner(server: GiteaServer, options: RunnerOptions = {}): Promise<GiteaRunner> {
  if (act === undefined) throw new Error('act is missing (test/components/act.sh gets it).');
  const {
    labels = ['ubuntu-latest'],
    actions = {},
    environment = {},
    interval = 100,
    capacity = 1,
  } = options;
  const token = await giteaApi(
    server.apiUrl,
    `token ${server.adminToken}`,
    'POST',
    '/admin/actions/runners/registration-token',
  );
  const service = new RunnerService(server.url, labels);
  await service.register('tests', String(token['token']));
  const ending = new AbortController();
  const ended: EndedJob[] = [];
  const loop = async () => {
    while (!ending.signal.aborted) {
      const task = await service.fetchTask().catch(() => undefined);
      if (task)
        ended.push(await perform(service, task, { act, labels, actions, environment }, ending.signal));
      else await sleep(interval, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const running = Promise.all(Array.from({ length: capacity }, loop));
  return {
    ended,
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function perform(
  service: RunnerService,
  task: Task,
  options: Omit<JobOptions, 'folder' | 'signal'>,
  ending: AbortSignal,
): Promise<EndedJob> {
  const [arrived, began] = [Date.now(), performance.now()];
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-job-')));
  const report = new JobReport(Object.values(task.secrets ?? {}));
  const cancelled = new AbortController();
  const over = new AbortController();
  const telling = tellUntil(over.signal, service, task, report, () => cancelled.abort());
  let outputs: Readonly<Record<string, string>> = {};
  try {
    const signal = AbortSignal.any([ending, cancelled.signal]);
    const end = await runJob(task, { ...options, folder, signal }, (workflow, line) =>
      report.see(workflow, line),
    );
    outputs = end.outputs;
    report.end(end.code);
  } catch (error) {
    report.note(String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    over.abort();
    await telling;
  }
  const result =
    cancelled.signal.aborted || ending.aborted ? 'RESULT_CANCELLED' : (report.result ?? 'RESULT_FAILURE');
  report.result = result;
  // The server closes a log only together with a new row.
  report.note(`The job ended: ${result}`);
  const untold = await tellEnd(service, task, report, true, outputs);
  const { workflow, job, event_name } = task.context;
  if (untold !== undefined) report.note(untold);
  const log = report.rows.map(({ content }) => content).join('\n');
  const duration = performance.now() - began;
  const about = {
    ...{ workflow: String(workflow), job: String(job), event: String(event_name) },
    result: untold === undefined ? result : ('RESULT_FAILURE' as const),
  };
  return { ...about, log, arrived, duration, steps: report.times };
}

/** Reports what happens meanwhile, and hears when the server no longer wants the job. */
async function tellUntil(
  over: AbortSignal,
  service: RunnerService,
  task: Task,
  report: JobReport,
  cancel: () => void,
): Promise<void> {
  while (!over.aborted) {
    await sleep(1000, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    const isWanted = await tell(service, task, report, false).catch(() => true);
    if (!isWanted) cancel();
  }
}

/** The jobs that need this one wait until the server knows its end, so a report that fails is sent again. Answers what went wrong to the last. */
async function tellEnd(...told: Parameters<typeof tell>): Promise<string | undefined> {
  for (let attempt = 1; ; attempt++)
    try {
      await tell(...told);
      return undefined;
    } catch (error) {
      if (attempt === 5) return `Gitea does not take the end of the job: ${error}`;
      await sleep(attempt * 200);
    }
}

/** The server keeps the rows that it has, so all are sent. */
async function tell(
  service: RunnerService,
  task: Task,
  report: JobReport,
  isLast: boolean,
  outputs?: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { rows, result, startedAt, steps } = report;
  if (rows.length > 0) await service.addLog(task.id, 0, rows, isLast);
  const stoppedAt = new Date().toISOString();
  const end = isLast && result !== undefined ? { result, stoppedAt } : {};
  return service.update({ id: task.id, startedAt, steps, ...end }, outputs);
}
