import type { ActLine } from './job.ts';
import type { LogRow, Result, StepState } from './service.ts';
import type { Workflow } from './workflow.ts';

interface Step {
  result?: Result;
  startedAt?: string;
  stoppedAt?: string;
  readonly first: number;
  rows: number;
}

interface Timed {
  readonly path: readonly string[];
  readonly startedAt: number;
  stoppedAt?: number;
}

/** How long a step of a job took. */
export interface StepTime {
  /** Its name, else what it uses or runs; for a step of an action, after the names of the steps that it is in. */
  readonly path: readonly string[];
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
}

/** What a job has said so far, as Gitea wants to hear it. Secrets are replaced: Gitea keeps what it gets. */
export class JobReport {
  readonly startedAt = new Date().toISOString();
  readonly rows: LogRow[] = [];
  result: Result | undefined;
  #needsFailed = false;
  readonly #secrets: readonly string[];
  #steps: Step[] = [];
  /** By its ids, from the outermost step to the step itself. */
  readonly #times = new Map<string, Timed>();

  constructor(secrets: readonly string[]) {
    // Each line, because a log has lines; longer ones first, since one may be part of another.
    const lines = secrets.flatMap((secret) => secret.split('\n')).filter((line) => line.trim().length > 3);
    this.#secrets = lines.toSorted((one, other) => other.length - one.length);
  }

  see({ job, steps }: Workflow, { jobID, msg, time, stepID, stage, stepResult, jobResult }: ActLine): void {
    this.#steps = steps.map((_, index) => this.#steps[index] ?? { first: this.rows.length, rows: 0 });
    if (jobID !== undefined && jobID !== job) {
      this.#needsFailed ||= jobResult === 'failure';
      return;
    }
    const step = stage === 'Main' ? this.#steps[steps.indexOf(stepID?.[0] ?? '')] : undefined;
    if (step && step.startedAt === undefined)
      Object.assign(step, { startedAt: time, first: this.rows.length });
    if (stepResult !== undefined && step)
      Object.assign(step, { result: resultOf(stepResult), stoppedAt: time });
    if (stage === 'Main') this.#time(stepID, msg, stepResult !== undefined);
    if (jobResult !== undefined) this.result = resultOf(jobResult);
    for (const content of this.#masked(msg).trimEnd().split('\n')) {
      this.rows.push({ time, content });
      if (step) step.rows++;
    }
  }

  /** Adds a line of the runner's own. */
  note(content: string): void {
    this.rows.push({ time: new Date().toISOString(), content });
  }

  /** Notes how act ended, which is silent about a job that it skips. It fails when a job fails that stands in for a need. */
  end(code: number | null): void {
    this.result ??= code === 0 || this.#needsFailed ? 'RESULT_SKIPPED' : 'RESULT_FAILURE';
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

  /** Of the steps that ran, also those of actions, in the order in which they began. */
  get times(): readonly StepTime[] {
    return [...this.#times.values()].flatMap(({ path, startedAt, stoppedAt }) =>
      stoppedAt === undefined ? [] : [{ path, startedAt, milliseconds: stoppedAt - startedAt }],
    );
  }

  /** By this machine's clock, because act's lines have whole seconds. */
  #time(ids: readonly string[] = [], msg: string, hasEnded: boolean): void {
    const key = ids.join(' ');
    // The line says the name of the step itself, in place of the outermost one's.
    const name = /^⭐ Run Main (.*)/.exec(msg)?.[1];
    if (name !== undefined) {
      const outer = this.#times.get(ids.slice(0, -1).join(' '))?.path ?? [];
      this.#times.set(key, { path: [...outer, name], startedAt: Date.now() });
    }
    const timed = this.#times.get(key);
    if (timed && hasEnded) timed.stoppedAt = Date.now();
  }

  #masked(text: string): string {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }
}

function resultOf(word: string): Result {
  if (word === 'success') return 'RESULT_SUCCESS';
  return word === 'skipped' ? 'RESULT_SKIPPED' : word === 'cancelled' ? 'RESULT_CANCELLED' : 'RESULT_FAILURE';
}
