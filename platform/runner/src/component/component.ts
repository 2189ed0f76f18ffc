import type { ComponentSpec } from '@dtaas/model';
import type { Delivery, ExitReason } from '../clock/clock.ts';
import type { ComponentState, ComponentStatus } from '../protocol.ts';
import { excerpt } from '../secrets/mask.ts';
import type { Sample } from '../senml/read.ts';
import {
  type ControlVerb,
  outputLimits,
  type StepMessage,
  type Transport,
  type TransportEvents,
} from '../transport/transport.ts';
import type { Exit, Launched } from './launcher.ts';
import { RecentFaults } from './recent-faults.ts';
import { type ControlReply, Session } from './session.ts';

/** What a component tells the twin. */
export interface ComponentEvents {
  /** A value at an output. Returns false if the component sent it outside of a step. */
  record(component: string, port: string, sample: Sample): boolean;
  /** The component sent a value that its output doesn't take. */
  refused(component: string, port: string, why: string): void;
  done(component: string, step: number): boolean;
  /** This process sends nothing more. */
  left(component: string, how: ExitReason): void;
  /** A process of the component can receive values. */
  back(component: string): void;
  log(component: string, text: string): void;
  now(): number;
}

/** Starts a process of the component and connects to it. @throws Error if this machine can't start it */
export type StartComponent = (events: TransportEvents) => {
  readonly launched: Launched;
  readonly transport: Transport;
};

export interface ComponentTimes {
  /** How long it may take to leave before it is killed. */
  readonly leaveMs: number;
  /** How long it may take to answer on its control port. */
  readonly answerMs: number;
  /** How long it may take from its start until it answers for the first time. */
  readonly startMs: number;
  /** How long a component may be silent after its first step before the status says so. */
  readonly lateMs: number;
}

/** A script that loops over lines leaves at the end of its input, so SIGTERM comes only after this time. */
const signalAfterMs = 500;

/** A component that has run for this long counts as started, even if it has sent nothing. */
const quietMs = 1000;

/** How long after a restart the status reports the death. */
const forgivenMs = 15_000;

/** The wait before a restart: it doubles with each death in a row. */
const firstBackoffMs = 500;
const longestBackoffMs = 60_000;

/** If a process lived this long, its death counts as the first. */
const wellAfterMs = 60_000;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

function silent(id: string): string {
  return `${id} has sent nothing since its first step. Check that it reads its input and flushes its output`;
}

/** One process of the component, from its start to its end. */
interface ProcessRun {
  readonly launched: Launched;
  readonly transport: Transport;
  readonly session: Session;
  readonly startedMs: number;
  isReady: boolean;
  /** The time of its first step. */
  stepMs?: number;
  /** Why the runner killed it. */
  givenUp?: string;
}

/** Keeps one component running: starts it, restarts it with backoff when it dies, ends it when asked. */
export class Component {
  readonly id: string;
  readonly spec: ComponentSpec;
  readonly #events: ComponentEvents;
  readonly #start: StartComponent;
  readonly #times: ComponentTimes;
  readonly #faults = new RecentFaults();
  #state: ComponentState = 'stopped';
  #reason: string | undefined;
  /** How its last process ended. */
  #why: string | undefined;
  #restarts = 0;
  #deathsInARow = 0;
  #run: ProcessRun | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isLeaving = false;

  constructor(
    id: string,
    spec: ComponentSpec,
    start: StartComponent,
    events: ComponentEvents,
    times: ComponentTimes,
  ) {
    this.id = id;
    this.spec = spec;
    this.#start = start;
    this.#events = events;
    this.#times = times;
  }

  /** True if it can take part in a step. */
  get isPresent(): boolean {
    return this.#run?.isReady === true && !this.#isLeaving;
  }

  /** True if the component has exited with 0 by itself. */
  get isDone(): boolean {
    return this.#state === 'done';
  }

  get status(): ComponentStatus {
    const pid = this.#run?.launched.pid;
    return {
      state: this.#state,
      ...(pid === undefined ? {} : { pid }),
      restarts: this.#restarts,
      ...(this.#reason === undefined || this.#isWell ? {} : { reason: this.#reason }),
    };
  }

  /** The problems of the component, as text for a user. */
  get reasons(): readonly string[] {
    const { reason } = this.status;
    const faults = [...(this.#isSilent ? [silent(this.id)] : []), ...this.#faults.reasons(this.id)];
    return reason === undefined ? faults : [`${this.id} ${reason}`, ...faults];
  }

  /** True if the component got a step and has sent nothing since its start. */
  get #isSilent(): boolean {
    const { stepMs, session } = this.#run ?? {};
    return stepMs !== undefined && !session?.isHeard && performance.now() - stepMs > this.#times.lateMs;
  }

  answers(verb: ControlVerb): boolean {
    return this.spec.run?.control.includes(verb) ?? false;
  }

  /** Doesn't start the component, because it is done already. */
  stayDone(): void {
    this.#state = 'done';
    this.#reason = undefined;
  }

  /** Starts the component, unless it runs. Resolves when it can receive values, or can't be started. */
  async start(): Promise<void> {
    if (this.#run !== undefined) return;
    clearTimeout(this.#retry);
    const run = this.#begin();
    if (run === undefined) return;
    const exited = run.launched.exited.then((exit) => this.#ended(run, exit));
    const { startMs } = this.#times;
    const patience = setTimeout(
      () => this.#giveUp(run, `isn't ready after ${startMs / 1000} s and was ended`),
      startMs,
    );
    await Promise.race([run.transport.ready, exited]);
    clearTimeout(patience);
    if (!this.#isCurrent(run)) return;
    run.isReady = true;
    this.#events.back(this.id);
    // A component may have nothing to send.
    setTimeout(() => this.#heard(run), quietMs).unref();
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    const run = this.#run;
    if (!this.isPresent || run === undefined) return;
    if (step !== undefined) run.stepMs ??= performance.now();
    run.transport.deliver(inputs, step);
  }

  /** Asks on the control port. `undefined` if the component doesn't answer in time or doesn't run. */
  async ask(verb: ControlVerb): Promise<ControlReply | undefined> {
    const run = this.#run;
    if (!this.isPresent || run === undefined) return undefined;
    const { answerMs, startMs } = this.#times;
    const timeoutMs = run.session.isHeard ? answerMs : startMs;
    return await run.session.ask(verb, (asked) => run.transport.control(asked), timeoutMs);
  }

  /**
   * Ends the component: end of input, SIGTERM, SIGKILL. Resolves with the problem if it didn't leave properly, because its
   * state may not be written then.
   */
  async stop(): Promise<string | undefined> {
    clearTimeout(this.#retry);
    const run = this.#run;
    if (run === undefined) {
      if (this.#state !== 'done' && this.#state !== 'failed') this.#state = 'stopped';
      return undefined;
    }
    this.#isLeaving = true;
    const signal = setTimeout(
      () => run.launched.terminate(),
      this.spec.run?.transport === 'mqtt' ? 0 : signalAfterMs,
    );
    const { leaveMs } = this.#times;
    const kill = setTimeout(() => {
      this.#events.log(this.id, `didn't leave within ${leaveMs / 1000} s and was killed`);
      this.#giveUp(run, "it didn't leave when it was told to, and was killed");
    }, leaveMs);
    run.transport.close();
    const exit = await run.launched.exited;
    clearTimeout(signal);
    clearTimeout(kill);
    return problemOfLeaving(run, exit);
  }

  /** Kills a component that hangs, so that it is restarted. `why` continues a sentence that begins with its id. */
  giveUpOn(why: string): void {
    const run = this.#run;
    if (run === undefined || this.#isLeaving) return;
    // A big program may need longer for its first answer than for any later one.
    const isStarting = !run.session.isHeard && performance.now() - run.startedMs < this.#times.startMs;
    if (!isStarting) this.#giveUp(run, why);
  }

  /** The component has passed the step at which it died, so its next death counts as the first. */
  recovered(): void {
    this.#deathsInARow = 0;
  }

  /** The component ended at the same step before, so it isn't restarted automatically. */
  keepDown(step: number): void {
    clearTimeout(this.#retry);
    this.#state = 'failed';
    const why = this.#why === undefined ? '' : ` (it ${this.#why})`;
    this.#reason = `ended at step ${step} again${why}, so it isn't started again, and the clock stands`;
    this.#events.log(this.id, this.#reason);
  }

  #giveUp(run: ProcessRun, why: string): void {
    run.givenUp = why;
    run.launched.kill();
  }

  #begin(): ProcessRun | undefined {
    this.#state = 'starting';
    this.#isLeaving = false;
    const session = new Session(this.spec.outputs, {
      record: (port, sample) => this.#events.record(this.id, port, sample),
      refused: (port, why) => this.#events.refused(this.id, port, why),
      done: (step) => this.#events.done(this.id, step),
      garbage: (what) => this.#garbage(what),
      now: () => this.#events.now(),
    });
    try {
      const started = this.#start(this.#transportEvents(session));
      this.#run = { ...started, session, startedMs: performance.now(), isReady: false };
    } catch (error) {
      this.#state = 'failed';
      this.#reason = `can't be started: ${error instanceof Error ? error.message : String(error)}`;
      this.#events.left(this.id, 'lost');
    }
    return this.#run;
  }

  #isCurrent(run: ProcessRun): boolean {
    return this.#run === run;
  }

  /** True if the problem of an earlier process is over. */
  get #isWell(): boolean {
    return this.#run !== undefined && performance.now() - this.#run.startedMs > forgivenMs;
  }

  #heard(run: ProcessRun): void {
    if (this.#run === run && this.#state === 'starting') this.#state = 'running';
  }

  /** Output of an earlier process may arrive late. It belongs to another session and is ignored. */
  #transportEvents(session: Session): TransportEvents {
    return {
      message: (object) => {
        const run = this.#run;
        if (run?.session !== session) return;
        if (this.#state === 'starting') this.#heard(run);
        session.hear(object);
      },
      garbage: (what) => this.#garbage(what),
      flood: () => {
        const { linesPerSecond, bytesPerSecond } = outputLimits;
        const limits = `${linesPerSecond} lines and ${bytesPerSecond / 2 ** 20} MiB a second`;
        const count = this.#faults.note('flood', limits);
        if (count === 1) this.#events.log(this.id, 'floods its output, and is slowed down');
      },
      skipped: (count) => void this.#faults.note('skipped', '', count),
    };
  }

  #garbage(what: string): void {
    const count = this.#faults.note('garbage', excerpt(what, 200));
    // The first few show the problem. More would only fill the log.
    if (count <= 5) this.#events.log(this.id, `not a record: ${what}`);
  }

  #ended(run: ProcessRun, exit: Exit): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    run.session.end();
    run.transport.close();
    const isWell = exit.code === 0 && exit.problem === undefined;
    if (!this.#isLeaving && !isWell) this.#lost(run, exit);
    else {
      this.#state = this.#isLeaving ? 'stopped' : 'done';
      this.#reason = undefined;
    }
    if (this.#isLeaving)
      this.#events.left(this.id, problemOfLeaving(run, exit) === undefined ? 'stopped' : 'lost');
    else this.#events.left(this.id, isWell ? 'done' : 'lost');
  }

  #lost(run: ProcessRun, exit: Exit): void {
    if (run.launched.pid === undefined) {
      // The program is missing, so another attempt would fail, too.
      this.#state = 'failed';
      this.#reason = exit.problem;
      return;
    }
    const ranMs = performance.now() - run.startedMs;
    this.#deathsInARow = ranMs > wellAfterMs ? 1 : this.#deathsInARow + 1;
    const waitMs = Math.min(firstBackoffMs * 2 ** (this.#deathsInARow - 1), longestBackoffMs);
    const ending = exit.signal === undefined ? `exited with ${exit.code}` : `was ended by ${exit.signal}`;
    const why = run.givenUp ?? exit.problem ?? ending;
    this.#why = why;
    this.#reason = `${why}; it is started again in ${waitMs / 1000} s (${this.#deathsInARow} in a row)`;
    this.#state = 'backoff';
    this.#events.log(this.id, this.#reason);
    this.#retry = setTimeout(() => {
      this.#restarts += 1;
      void this.start();
    }, waitMs);
  }
}

/** If a component was killed or failed while it left, its state may not be written. */
function problemOfLeaving(run: ProcessRun, { code, signal, problem }: Exit): string | undefined {
  if (run.givenUp !== undefined) return run.givenUp;
  const isWell = code === 0 || code === terminatedCode || signal === 'SIGTERM';
  if (isWell && problem === undefined) return undefined;
  return problem ?? `it ended with ${signal ?? code} after it was told to leave`;
}
