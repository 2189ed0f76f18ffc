import type { ComponentSpec } from '@dtaas/model';
import type { Delivery, Departure } from '../clock/clock.ts';
import type { ComponentState, ComponentStatus } from '../protocol.ts';
import { excerpt } from '../secrets/excerpt.ts';
import type { Sample } from '../senml/read.ts';
import { stdioLimits } from '../transport/stdio.ts';
import type { ControlWord, StepMessage, Transport, TransportEvents } from '../transport/transport.ts';
import { backoffMs, wellAfterMs } from './backoff.ts';
import { type Answered, Dialogue } from './dialogue.ts';
import type { Exit, Launched } from './launcher.ts';
import { Signs } from './signs.ts';

/** What a component tells the twin. */
export interface ComponentEvents {
  /** A value at an output. False where it wasn't the component's turn. */
  record(component: string, port: string, sample: Sample): boolean;
  /** The component sent a value that its output doesn't take. */
  refused(component: string, port: string, why: string): void;
  done(component: string, step: number): boolean;
  /** This process sends nothing more. */
  left(component: string, how: Departure): void;
  /** A process of the component can receive values. */
  back(component: string): void;
  log(component: string, text: string): void;
  now(): number;
}

/** Starts its process and joins it. @throws Error where it can't be started on this machine */
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

/** A component reads the end of its input before it is told by signal: a script that loops over lines leaves by itself. */
const signalAfterMs = 500;

/** A component that runs for so long without a word is taken for started. */
const quietMs = 1000;

/** After a restart, for how long a death is spoken of. */
const forgivenMs = 15_000;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

function silent(id: string): string {
  return `${id} has sent nothing since its first step. Check that it reads its input and flushes its output`;
}

/** One process of the component, from its start to its end. */
interface Life {
  readonly launched: Launched;
  readonly transport: Transport;
  readonly dialogue: Dialogue;
  readonly bornMs: number;
  isReady: boolean;
  /** The time of its first step. */
  stepMs?: number;
  /** Why it was ended by us. */
  givenUp?: string;
}

/** Keeps one component running: starts it, restarts it with backoff when it dies, ends it when asked. */
export class Component {
  readonly id: string;
  readonly spec: ComponentSpec;
  readonly #events: ComponentEvents;
  readonly #start: StartComponent;
  readonly #times: ComponentTimes;
  readonly #signs = new Signs();
  #state: ComponentState = 'stopped';
  #reason: string | undefined;
  /** How its last dead process ended. */
  #why: string | undefined;
  #restarts = 0;
  #deathsInARow = 0;
  #life: Life | undefined;
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

  /** Whether it can take part in a step. */
  get isPresent(): boolean {
    return this.#life?.isReady === true && !this.#isLeaving;
  }

  /** True if the component has exited with 0 by itself. */
  get isDone(): boolean {
    return this.#state === 'done';
  }

  get status(): ComponentStatus {
    const pid = this.#life?.launched.pid;
    return {
      state: this.#state,
      ...(pid === undefined ? {} : { pid }),
      restarts: this.#restarts,
      ...(this.#reason === undefined || this.#isWell ? {} : { reason: this.#reason }),
    };
  }

  /** What is wrong with it, in a reader's words. */
  get reasons(): readonly string[] {
    const { reason } = this.status;
    const signs = [...(this.#isSilent ? [silent(this.id)] : []), ...this.#signs.reasons(this.id)];
    return reason === undefined ? signs : [`${this.id} ${reason}`, ...signs];
  }

  /** True if the component got a step and has sent nothing since its start. */
  get #isSilent(): boolean {
    const { stepMs, dialogue } = this.#life ?? {};
    return stepMs !== undefined && !dialogue?.isHeard && performance.now() - stepMs > this.#times.lateMs;
  }

  answers(word: ControlWord): boolean {
    return this.spec.run?.control.includes(word) ?? false;
  }

  /** Doesn't start the component, because it is done already. */
  stayDone(): void {
    this.#state = 'done';
    this.#reason = undefined;
  }

  /** Starts it and resolves when it can hear, or when it can't be started. Nothing, where it runs. */
  async start(): Promise<void> {
    if (this.#life !== undefined) return;
    clearTimeout(this.#retry);
    const life = this.#begin();
    if (life === undefined) return;
    const exited = life.launched.exited.then((exit) => this.#ended(life, exit));
    const { startMs } = this.#times;
    const patience = setTimeout(
      () => this.#giveUp(life, `isn't ready after ${startMs / 1000} s and was ended`),
      startMs,
    );
    await Promise.race([life.transport.ready, exited]);
    clearTimeout(patience);
    if (!this.#isLiving(life)) return;
    life.isReady = true;
    this.#events.back(this.id);
    // One that has nothing to say is well too.
    setTimeout(() => this.#heard(life), quietMs).unref();
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    const life = this.#life;
    if (!this.isPresent || life === undefined) return;
    if (step !== undefined) life.stepMs ??= performance.now();
    life.transport.deliver(inputs, step);
  }

  /** Asks on the control port. `undefined` if the component doesn't answer in time or doesn't run. */
  async ask(word: ControlWord): Promise<Answered | undefined> {
    const life = this.#life;
    if (!this.isPresent || life === undefined) return undefined;
    const { answerMs, startMs } = this.#times;
    const timeoutMs = life.dialogue.isHeard ? answerMs : startMs;
    return await life.dialogue.ask(word, (asked) => life.transport.control(asked), timeoutMs);
  }

  /**
   * Ends the component: end of input, SIGTERM, SIGKILL. Resolves with the problem if it didn't leave properly, because its
   * state may not be written then.
   */
  async stop(): Promise<string | undefined> {
    clearTimeout(this.#retry);
    const life = this.#life;
    if (life === undefined) {
      if (this.#state !== 'done' && this.#state !== 'failed') this.#state = 'stopped';
      return undefined;
    }
    this.#isLeaving = true;
    const signal = setTimeout(
      () => life.launched.terminate(),
      this.spec.run?.transport === 'mqtt' ? 0 : signalAfterMs,
    );
    const kill = setTimeout(() => {
      this.#events.log(
        this.id,
        `didn't leave within ${this.#times.leaveMs / 1000} s of being told to, and was killed`,
      );
      this.#giveUp(life, "it didn't leave when it was told to, and was killed");
    }, this.#times.leaveMs);
    life.transport.close();
    const exit = await life.launched.exited;
    clearTimeout(signal);
    clearTimeout(kill);
    return problemOfLeaving(life, exit);
  }

  /** It hangs: ends it, to be started again. `why` completes the sentence that its id begins. */
  giveUpOn(why: string): void {
    const life = this.#life;
    if (life === undefined || this.#isLeaving) return;
    // A big program may need longer for its first answer than for any later one.
    const isStarting = !life.dialogue.isHeard && performance.now() - life.bornMs < this.#times.startMs;
    if (!isStarting) this.#giveUp(life, why);
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

  #giveUp(life: Life, why: string): void {
    life.givenUp = why;
    life.launched.kill();
  }

  #begin(): Life | undefined {
    this.#state = 'starting';
    this.#isLeaving = false;
    const dialogue = new Dialogue(this.spec.outputs, {
      record: (port, sample) => this.#events.record(this.id, port, sample),
      refused: (port, why) => this.#events.refused(this.id, port, why),
      done: (step) => this.#events.done(this.id, step),
      garbage: (what) => this.#garbage(what),
      now: () => this.#events.now(),
    });
    try {
      const started = this.#start(this.#transportEvents(dialogue));
      this.#life = { ...started, dialogue, bornMs: performance.now(), isReady: false };
    } catch (error) {
      this.#state = 'failed';
      this.#reason = `can't be started: ${error instanceof Error ? error.message : String(error)}`;
      this.#events.left(this.id, 'lost');
    }
    return this.#life;
  }

  #isLiving(life: Life): boolean {
    return this.#life === life;
  }

  /** Whether what was wrong with an earlier process is over. */
  get #isWell(): boolean {
    return this.#life !== undefined && performance.now() - this.#life.bornMs > forgivenMs;
  }

  #heard(life: Life): void {
    if (this.#isLiving(life) && this.#state === 'starting') this.#state = 'running';
  }

  /** What a pipe still held when the next process began is nothing that this one said: it goes by its dialogue. */
  #transportEvents(dialogue: Dialogue): TransportEvents {
    return {
      message: (object) => {
        const life = this.#life;
        if (life?.dialogue !== dialogue) return;
        if (this.#state === 'starting') this.#heard(life);
        dialogue.hear(object);
      },
      garbage: (what) => this.#garbage(what),
      flood: () => {
        const { linesPerSecond, bytesPerSecond } = stdioLimits;
        const limits = `${linesPerSecond} lines and ${bytesPerSecond / 2 ** 20} MiB a second`;
        const count = this.#signs.note('flood', limits);
        if (count === 1) this.#events.log(this.id, 'floods its output, and is slowed down');
      },
      skipped: (count) => void this.#signs.note('skipped', '', count),
    };
  }

  #garbage(what: string): void {
    const count = this.#signs.note('garbage', excerpt(what, 200));
    // The first few tell what is wrong; the rest would only fill the log.
    if (count <= 5) this.#events.log(this.id, `not a record: ${what}`);
  }

  #ended(life: Life, exit: Exit): void {
    if (this.#life !== life) return;
    this.#life = undefined;
    life.dialogue.end();
    life.transport.close();
    const isWell = exit.code === 0 && exit.problem === undefined;
    if (!this.#isLeaving && !isWell) this.#lost(life, exit);
    else {
      this.#state = this.#isLeaving ? 'stopped' : 'done';
      this.#reason = undefined;
    }
    if (this.#isLeaving)
      this.#events.left(this.id, problemOfLeaving(life, exit) === undefined ? 'stopped' : 'lost');
    else this.#events.left(this.id, isWell ? 'done' : 'lost');
  }

  #lost(life: Life, exit: Exit): void {
    if (life.launched.pid === undefined) {
      // Trying again doesn't bring a missing program.
      this.#state = 'failed';
      this.#reason = exit.problem;
      return;
    }
    this.#died(life, exit);
  }

  #died(life: Life, exit: Exit): void {
    const livedMs = performance.now() - life.bornMs;
    this.#deathsInARow = livedMs > wellAfterMs ? 1 : this.#deathsInARow + 1;
    const waitMs = backoffMs(this.#deathsInARow);
    const ending = exit.signal === undefined ? `exited with ${exit.code}` : `was ended by ${exit.signal}`;
    const why = life.givenUp ?? exit.problem ?? ending;
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

/** A component that is killed, or fails on its way out, may not have written its state. After SIGTERM from us it had time to. */
function problemOfLeaving(life: Life, { code, signal, problem }: Exit): string | undefined {
  if (life.givenUp !== undefined) return life.givenUp;
  const isWell = code === 0 || code === terminatedCode || signal === 'SIGTERM';
  if (isWell && problem === undefined) return undefined;
  return problem ?? `it ended with ${signal ?? code} after it was told to leave`;
}
