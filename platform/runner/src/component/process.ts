import { finished } from 'node:stream/promises';
import type { ComponentSpec } from '@dtaas/model';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import type { Delivery } from '../clock/clock.ts';
import type { Times } from '../times.ts';
import type { ControlVerb, StepMessage, Transport, TransportEvents } from '../transport/transport.ts';
import { type ControlReply, Session, type SessionEvents } from './session.ts';

/** Starts a process of the component and connects to it. @throws Error if this machine can't start it */
export type StartComponent = (events: TransportEvents) => {
  readonly launched: IsolatedProcess;
  readonly transport: Transport;
};

export interface ProcessEvents extends SessionEvents, Omit<TransportEvents, 'message'> {
  /** The process has sent a message. */
  heard(): void;
  log(text: string): void;
}

/** How a process ended. */
export interface Exit extends Pick<Ended, 'code' | 'signal'> {
  /** The limit that it exceeded, or why it couldn't be started. */
  readonly problem?: string | undefined;
}

/** A script that loops over lines leaves at the end of its input, so SIGTERM comes only after this time. */
const signalAfterMs = 500;

/** How long to wait for the end of a pipe after the end of its process. */
const lastWordsMs = 1000;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

/** One process of a component, from its start to its end. */
export class ComponentProcess {
  /** Resolves when it has ended and its output is read. Output that arrives later is ignored. */
  readonly exited: Promise<Exit>;
  /** True from the moment at which it can receive values. */
  isReady = false;
  readonly #run: NonNullable<ComponentSpec['run']>;
  readonly #times: Times;
  readonly #events: ProcessEvents;
  readonly #session: Session;
  readonly #launched: IsolatedProcess;
  readonly #transport: Transport;
  readonly #startedMs = performance.now();
  #hasEnded = false;
  #firstStepMs: number | undefined;
  /** Why the runner killed it. */
  #givenUp: string | undefined;

  constructor({ run, outputs }: ComponentSpec, start: StartComponent, times: Times, events: ProcessEvents) {
    this.#run = run!;
    this.#times = times;
    this.#events = events;
    this.#session = new Session(outputs, events);
    const message: TransportEvents['message'] = (object) => {
      if (this.#hasEnded) return;
      events.heard();
      this.#session.hear(object);
    };
    const { launched, transport } = start({ ...events, message });
    this.#launched = launched;
    this.#transport = transport;
    this.exited = this.#end();
  }

  /** The machine's number; `undefined` if the process didn't start. */
  get pid(): number | undefined {
    return this.#launched.pid > 0 ? this.#launched.pid : undefined;
  }

  get ranMs(): number {
    return performance.now() - this.#startedMs;
  }

  /** True if the process got a step some time ago and has sent nothing since its start. */
  get isSilent(): boolean {
    if (this.#firstStepMs === undefined || this.#session.isHeard) return false;
    return performance.now() - this.#firstStepMs > this.#times.lateMs;
  }

  /** A big program may need longer for its first answer than for any later one. */
  get isStarting(): boolean {
    return !this.#session.isHeard && this.ranMs < this.#times.startMs;
  }

  /** Resolves when the process can receive values, or has ended. */
  async ready(): Promise<void> {
    const { startMs } = this.#times;
    const why = `isn't ready after ${startMs / 1000} s and was ended`;
    const patience = setTimeout(() => this.giveUp(why), startMs);
    await Promise.race([this.#transport.ready, this.exited]);
    clearTimeout(patience);
    this.isReady = true;
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    if (step !== undefined) this.#firstStepMs ??= performance.now();
    this.#transport.deliver(inputs, step);
  }

  /** Asks on the control port. `undefined` if the component doesn't answer in time. */
  async ask(verb: ControlVerb): Promise<ControlReply | undefined> {
    const { answerMs, startMs } = this.#times;
    const timeoutMs = this.#session.isHeard ? answerMs : startMs;
    return await this.#session.ask(verb, (asked) => this.#transport.control(asked), timeoutMs);
  }

  /** Kills the process and those that it started. `why` continues a sentence that begins with the component's id. */
  giveUp(why: string): void {
    this.#givenUp = why;
    void this.#launched.end('SIGKILL');
  }

  /** Ends the process: end of input, SIGTERM, SIGKILL. */
  async leave(): Promise<Exit> {
    const { leaveMs } = this.#times;
    const afterMs = this.#run.transport === 'mqtt' ? 0 : signalAfterMs;
    const signal = setTimeout(() => void this.#launched.signal('SIGTERM'), afterMs);
    const kill = setTimeout(() => {
      this.#events.log(`didn't leave within ${leaveMs / 1000} s and was killed`);
      this.giveUp("it didn't leave when it was told to, and was killed");
    }, leaveMs);
    this.#transport.close();
    const exit = await this.exited;
    clearTimeout(signal);
    clearTimeout(kill);
    return exit;
  }

  /** Why its state may not be written although it was told to leave: it was killed or failed. */
  problemOfLeaving({ code, signal, problem }: Exit): string | undefined {
    if (this.#givenUp !== undefined) return this.#givenUp;
    const isWell = code === 0 || code === terminatedCode || signal === 'SIGTERM';
    return problem ?? (isWell ? undefined : `it ended with ${signal ?? code} after it was told to leave`);
  }

  /** How it ended by itself, as a continuation of a sentence that begins with the component's id. */
  endOf({ code, signal, problem }: Exit): string {
    return this.#givenUp ?? problem ?? (signal === null ? `exited with ${code}` : `was ended by ${signal}`);
  }

  async #end(): Promise<Exit> {
    const { stdout, stderr, ended } = this.#launched;
    const { code, signal, exceeded, together } = await ended;
    const limit = { signal: AbortSignal.timeout(lastWordsMs) };
    await Promise.allSettled([stdout, stderr].map((stream) => finished(stream, limit)));
    this.#hasEnded = true;
    this.#session.end();
    this.#transport.close();
    if (this.pid === undefined)
      return { code, signal, problem: `can't be started: there is no ${this.#run.command[0]}` };
    if (exceeded !== 'memory') return { code, signal };
    const why = together
      ? 'all components together used the memory that their workspace offers (infrastructure.resources.memory)'
      : 'it used more memory than it may';
    return { code, signal, problem: `was ended by the machine: ${why}` };
  }
}
