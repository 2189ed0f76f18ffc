import type { ComponentSpec } from '@dtaas/model';
import type { Delivery } from '../clock/clock.ts';
import type { ComponentState, ComponentStatus } from '../protocol.ts';
import { RecordReader, type Sample } from '../senml/read.ts';
import { stdioLimits } from '../transport/stdio.ts';
import type { ControlWord, StepMessage, Transport, TransportEvents } from '../transport/transport.ts';
import { backoffMs, wellAfterMs } from './backoff.ts';
import type { Exit, Launched } from './launcher.ts';
import { Signs } from './signs.ts';

/** What a component tells the twin. */
export interface ComponentEvents {
  /** A value at an output. False where it wasn't the component's turn. */
  record(component: string, port: string, sample: Sample): boolean;
  done(component: string, step: number): boolean;
  /** It died, or was stopped: nothing more comes from this process. */
  left(component: string): void;
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
}

/** A component reads the end of its input before it is told by signal: a script that loops over lines leaves by itself. */
const signalAfterMs = 500;

const answers: { readonly [answer: string]: ControlWord } = {
  saved: 'save',
  paused: 'pause',
  resumed: 'resume',
  reported: 'report',
};

/** One process of the component, from its start to its end. */
interface Life {
  readonly launched: Launched;
  readonly transport: Transport;
  readonly reader: RecordReader;
  readonly bornMs: number;
  isHeard: boolean;
  isReady: boolean;
  readonly asked: Map<ControlWord, (answered: boolean) => void>;
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

  get status(): ComponentStatus {
    const pid = this.#life?.launched.pid;
    return {
      state: this.#state,
      ...(pid === undefined ? {} : { pid }),
      restarts: this.#restarts,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
    };
  }

  /** What is wrong with it, in a reader's words. */
  get reasons(): readonly string[] {
    const signs = this.#signs.reasons(this.id);
    if (
      this.#state === 'backoff' ||
      this.#state === 'failed' ||
      (this.#reason !== undefined && !this.#isWell)
    ) {
      return [`${this.id} ${this.#reason ?? 'died'}`, ...signs];
    }
    return signs;
  }

  answers(word: ControlWord): boolean {
    return this.spec.run?.control.includes(word) ?? false;
  }

  /** Starts it and resolves when it can hear, or when it can't be started. Nothing, where it runs. */
  async start(): Promise<void> {
    if (this.#life !== undefined) return;
    clearTimeout(this.#retry);
    const life = this.#begin();
    if (life === undefined) return;
    const exited = life.launched.exited.then((exit) => this.#ended(life, exit));
    const patience = setTimeout(() => {
      this.#reason = `hung: it isn't ready after ${this.#times.startMs / 1000} s and was ended`;
      life.launched.kill();
    }, this.#times.startMs);
    await Promise.race([life.transport.ready, exited]);
    clearTimeout(patience);
    if (!this.#isLiving(life)) return;
    life.isReady = true;
    // One that has nothing to say is well too.
    setTimeout(() => this.#heard(life), 1000).unref();
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    if (this.isPresent) this.#life?.transport.deliver(inputs, step);
  }

  /** Asks on the control port. False where it didn't answer in time, or isn't there to ask. */
  async ask(word: ControlWord): Promise<boolean> {
    const life = this.#life;
    if (!this.isPresent || life === undefined) return false;
    const answered = new Promise<boolean>((resolve) => {
      life.asked.get(word)?.(false);
      const patience = setTimeout(
        () => resolve(false),
        life.isHeard ? this.#times.answerMs : this.#times.startMs,
      );
      life.asked.set(word, (isAnswered) => {
        clearTimeout(patience);
        resolve(isAnswered);
      });
    });
    life.transport.control(word);
    return await answered;
  }

  /** Lets it leave: end of input, SIGTERM, SIGKILL. Resolves true when it left by itself. */
  async stop(): Promise<boolean> {
    clearTimeout(this.#retry);
    const life = this.#life;
    if (life === undefined) {
      if (this.#state !== 'done' && this.#state !== 'failed') this.#state = 'stopped';
      return this.#state !== 'failed';
    }
    this.#isLeaving = true;
    let isKilled = false;
    const signal = setTimeout(
      () => life.launched.terminate(),
      this.spec.run?.transport === 'mqtt' ? 0 : signalAfterMs,
    );
    const kill = setTimeout(() => {
      isKilled = true;
      this.#events.log(
        this.id,
        `didn't leave within ${this.#times.leaveMs / 1000} s of being told to, and was killed`,
      );
      life.launched.kill();
    }, this.#times.leaveMs);
    life.transport.close();
    await life.launched.exited;
    clearTimeout(signal);
    clearTimeout(kill);
    return !isKilled;
  }

  /** Ends it at once, to be started again: it hangs. */
  giveUpOn(why: string): void {
    const life = this.#life;
    if (life === undefined || this.#isLeaving) return;
    // A big program may need longer for its first answer than for any later one.
    if (!life.isHeard && performance.now() - life.bornMs < this.#times.startMs) return;
    this.#reason = why;
    life.launched.kill();
  }

  #begin(): Life | undefined {
    this.#state = 'starting';
    this.#isLeaving = false;
    try {
      const started = this.#start(this.#transportEvents());
      const reader = new RecordReader(this.spec.outputs);
      const asked = new Map();
      this.#life = { ...started, reader, bornMs: performance.now(), isHeard: false, isReady: false, asked };
    } catch (error) {
      this.#state = 'failed';
      this.#reason = `can't be started: ${error instanceof Error ? error.message : String(error)}`;
    }
    return this.#life;
  }

  #isLiving(life: Life): boolean {
    return this.#life === life;
  }

  get #isWell(): boolean {
    return this.#life !== undefined && performance.now() - this.#life.bornMs > wellAfterMs / 4;
  }

  #heard(life: Life): void {
    life.isHeard = true;
    if (this.#life === life && this.#state === 'starting') this.#state = 'running';
  }

  #transportEvents(): TransportEvents {
    return {
      message: (object) => this.#message(object),
      garbage: (what) => this.#garbage(what),
      flood: () => {
        const { linesPerSecond, bytesPerSecond } = stdioLimits;
        const count = this.#signs.note(
          'flood',
          `${linesPerSecond} lines and ${bytesPerSecond / 2 ** 20} MiB a second`,
        );
        if (count === 1) this.#events.log(this.id, 'floods its output, and is slowed down');
      },
      skipped: (count) => void this.#signs.note('skipped', '', count),
    };
  }

  #message(object: { readonly [field: string]: unknown }): void {
    const life = this.#life;
    if (life === undefined) return;
    if (!life.isHeard) this.#heard(life);
    if (object.done !== undefined) this.#done(object.done);
    else if (typeof object.control === 'string') this.#answered(life, object.control);
    else this.#record(life, object);
  }

  #done(step: unknown): void {
    if (typeof step === 'number' && this.#events.done(this.id, step)) return;
    this.#garbage(`done with a step that wasn't asked for: ${JSON.stringify(step)}`);
  }

  #record(life: Life, object: { readonly [field: string]: unknown }): void {
    const read = life.reader.read(object, this.#events.now());
    if (read === undefined) return;
    if ('problem' in read) this.#garbage(read.problem);
    else if (!this.#events.record(this.id, read.port, read.sample)) {
      this.#garbage(`${read.port} came outside of a step`);
    }
  }

  #answered(life: Life, answer: string): void {
    const word = Object.hasOwn(answers, answer) ? answers[answer] : undefined;
    const resolve = word === undefined ? undefined : life.asked.get(word);
    if (word === undefined || resolve === undefined) {
      this.#garbage(`an answer nobody asked for: ${answer}`);
      return;
    }
    life.asked.delete(word);
    resolve(true);
  }

  #garbage(what: string): void {
    const count = this.#signs.note('garbage', what.slice(0, 200));
    // The first few tell what is wrong; the rest would only fill the log.
    if (count <= 5) this.#events.log(this.id, `not a record: ${what}`);
  }

  #ended(life: Life, exit: Exit): void {
    if (this.#life !== life) return;
    this.#life = undefined;
    for (const resolve of life.asked.values()) resolve(false);
    life.transport.close();
    this.#events.left(this.id);
    if (this.#isLeaving) {
      this.#state = 'stopped';
      this.#reason = undefined;
      return;
    }
    if (exit.code === 0 && exit.problem === undefined) {
      this.#state = 'done';
      return;
    }
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
    const why =
      exit.problem ??
      (exit.signal === undefined ? `exited with ${exit.code}` : `was ended by ${exit.signal}`);
    const hung =
      this.#reason?.startsWith('hung') === true && exit.signal === 'SIGKILL' ? this.#reason : undefined;
    this.#reason = `${hung ?? why}; it is started again in ${waitMs / 1000} s (${this.#deathsInARow} in a row)`;
    this.#state = 'backoff';
    this.#events.log(this.id, this.#reason);
    this.#retry = setTimeout(() => {
      this.#restarts += 1;
      void this.start();
    }, waitMs);
  }
}
