import type { ComponentSpec } from '@dtaas/model';
import type { Delivery } from '../clock/clock.ts';
import type { Times } from '../times.ts';
import type { ControlVerb, StepMessage, Transport, TransportEvents } from '../transport/transport.ts';
import type { Exit, Launched } from './launcher.ts';
import { type ControlReply, Session, type SessionEvents } from './session.ts';

/** Starts a process of the component and connects to it. @throws Error if this machine can't start it */
export type StartComponent = (events: TransportEvents) => {
  readonly launched: Launched;
  readonly transport: Transport;
};

export interface ProcessEvents extends SessionEvents, Omit<TransportEvents, 'message'> {
  /** The process has sent a message. */
  heard(): void;
  log(text: string): void;
}

/** A script that loops over lines leaves at the end of its input, so SIGTERM comes only after this time. */
const signalAfterMs = 500;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

/** One process of a component, from its start to its end. */
export class ComponentProcess {
  /** Resolves when it has ended and its output is read. Output that arrives later is ignored. */
  readonly exited: Promise<Exit>;
  /** True from the moment at which it can receive values. */
  isReady = false;
  readonly #spec: ComponentSpec;
  readonly #times: Times;
  readonly #events: ProcessEvents;
  readonly #session: Session;
  readonly #launched: Launched;
  readonly #transport: Transport;
  readonly #startedMs = performance.now();
  #hasEnded = false;
  #firstStepMs: number | undefined;
  /** Why the runner killed it. */
  #givenUp: string | undefined;

  constructor(spec: ComponentSpec, start: StartComponent, times: Times, events: ProcessEvents) {
    this.#spec = spec;
    this.#times = times;
    this.#events = events;
    this.#session = new Session(spec.outputs, events);
    const message: TransportEvents['message'] = (object) => {
      if (this.#hasEnded) return;
      events.heard();
      this.#session.hear(object);
    };
    const { launched, transport } = start({ ...events, message });
    this.#launched = launched;
    this.#transport = transport;
    this.exited = launched.exited.then((exit) => {
      this.#hasEnded = true;
      this.#session.end();
      transport.close();
      return exit;
    });
  }

  get pid(): number | undefined {
    return this.#launched.pid;
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

  /** Kills the process. `why` continues a sentence that begins with the component's id. */
  giveUp(why: string): void {
    this.#givenUp = why;
    this.#launched.kill();
  }

  /** Ends the process: end of input, SIGTERM, SIGKILL. */
  async leave(): Promise<Exit> {
    const { leaveMs } = this.#times;
    const timers = [
      setTimeout(() => this.#launched.terminate(), this.#spec.run?.transport === 'mqtt' ? 0 : signalAfterMs),
      setTimeout(() => {
        this.#events.log(`didn't leave within ${leaveMs / 1000} s and was killed`);
        this.giveUp("it didn't leave when it was told to, and was killed");
      }, leaveMs),
    ];
    this.#transport.close();
    const exit = await this.exited;
    for (const timer of timers) clearTimeout(timer);
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
}
