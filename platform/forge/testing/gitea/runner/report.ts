import type { ActLine } from './job.ts';
import type { LogRow, Result, StepState } from './service.ts';
import type { Workflow } from './workflow.ts';

/** What a job has said so far, as Gitea wants to hear it. Secrets are replaced: Gitea keeps what it gets. */
export class JobReport {
  readonly startedAt = new Date().toISOString();
  readonly rows: LogRow[] = [];
  result: Result | undefined;
  readonly #secrets: readonly string[];
  #steps: { result?: Result; startedAt?: string; stoppedAt?: string; first: number; rows: number }[] = [];

  constructor(secrets: readonly string[]) {
    // Each line, because a log has lines; longer ones first, since one may be part of another.
    const lines = secrets.flatMap((secret) => secret.split('\n')).filter((line) => line.trim().length > 3);
    this.#secrets = lines.toSorted((one, other) => other.length - one.length);
  }

  see({ job, steps }: Workflow, { jobID, msg, time, stepID, stage, stepResult, jobResult }: ActLine): void {
    this.#steps = steps.map((_, index) => this.#steps[index] ?? { first: this.rows.length, rows: 0 });
    if (jobID !== undefined && jobID !== job) return;
    const step = stage === 'Main' ? this.#steps[steps.indexOf(stepID?.[0] ?? '')] : undefined;
    if (step && step.startedAt === undefined)
      Object.assign(step, { startedAt: time, first: this.rows.length });
    if (stepResult !== undefined && step)
      Object.assign(step, { result: resultOf(stepResult), stoppedAt: time });
    if (jobResult !== undefined) this.result = resultOf(jobResult);
    for (const content of this.#masked(msg).trimEnd().split('\n')) {
      this.rows.push({ time, content });
      if (step) step.rows++;
    }
  }

  get steps(): readonly StepState[] {
    return this.#steps.map(({ result, startedAt, stoppedAt, first, rows }, index) => ({
      id: String(index),
      // A step that never began was not needed, or its condition was false.
      result: result ?? (this.result === undefined ? 'RESULT_UNSPECIFIED' : 'RESULT_SKIPPED'),
      startedAt,
      stoppedAt,
      logIndex: String(first),
      logLength: String(rows),
    }));
  }

  #masked(text: string): string {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

function resultOf(word: string): Result {
  if (word === 'success') return 'RESULT_SUCCESS';
  return word === 'skipped' ? 'RESULT_SKIPPED' : word === 'cancelled' ? 'RESULT_CANCELLED' : 'RESULT_FAILURE';
}
