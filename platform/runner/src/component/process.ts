import type { ComponentSpec, Parameters } from '@dtaas/model';
import type { IsolatedProcess } from '@dtaas/sandbox';
import type { Times } from '../times.ts';
import type {
  ControlRequest,
  ControlVerb,
  StepMessage,
  Transport,
  TransportEvents,
} from '../transport/transport.ts';
import type { Delivery } from '../wiring/ports.ts';
import { type Exit, exitOf, isMissing, isWell, outputRead } from './exit.ts';
import { Messages, type ProcessEvents } from './messages.ts';
import type { ControlReply } from './requests.ts';

/** Starts a process of the component and connects to it. @throws Error if this machine can't start it */
export type StartComponent = (events: TransportEvents) => {
  readonly launched: IsolatedProcess;
  readonly transport: Transport;
};

/** Where the processes of components are started. */
export interface ComponentStarter {
  starter(id: string): StartComponent;
  /** Resolves when the component can be started; `undefined` if it can be now. */
  whenThere(id: string): Promise<unknown> | undefined;
}

/** A script that loops over lines leaves at the end of its input, so SIGTERM comes only after this time. */
const signalAfterMs = 500;

/** One process of a component, from its start to its end. */
export class ComponentProcess {
  /** Resolves when it has ended and its output is read. Output that arrives later is ignored. */
  readonly exited: Promise<Exit>;
  /** True from the moment at which it can receive values. */
  isReady = false;
  readonly #run: NonNullable<ComponentSpec['run']>;
  readonly #times: Times;
  readonly #events: ProcessEvents;
  readonly #messages: Messages;
  readonly #launched: IsolatedProcess;
  readonly #transport: Transport;
  readonly #startedMs = performance.now();
  #hasEnded = false;
  #firstStepMs: number | undefined;
  /** Why the runner killed it. */
  #givenUp: string | undefined;

  constructor(spec: ComponentSpec, start: StartComponent, times: Times, events: ProcessEvents) {
    this.#run = spec.run!;
    this.#times = times;
    this.#events = events;
    this.#messages = new Messages(spec, events);
    const message: TransportEvents['message'] = (object) => {
      if (!this.#hasEnded) this.#messages.hear(object);
    };
    const { launched, transport } = start({ ...events, message });
    this.#launched = launched;
    this.#transport = transport;
    this.exited = this.#end();
  }

  /** The machine's number; `undefined` if the process didn't start, or is in a container. */
  get pid(): number | undefined {
    return this.#launched.pid > 0 ? this.#launched.pid : undefined;
  }

  /** True if there is no such program, so another attempt would fail, too. */
  get isMissing(): boolean {
    return isMissing(this.#launched);
  }

  get ranMs(): number {
    return performance.now() - this.#startedMs;
  }

  /** True if the process got a step some time ago and has sent nothing since its start. */
  get isSilent(): boolean {
    if (this.#firstStepMs === undefined || this.#messages.isHeard) return false;
    return performance.now() - this.#firstStepMs > this.#times.lateMs;
  }

  /** A big program may need longer for its first answer than for any later one. */
  get isStarting(): boolean {
    return !this.#messages.isHeard && this.ranMs < this.#times.startMs;
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

  /** False while its connection is lost. */
  get isOpen(): boolean {
    return this.#transport.isOpen;
  }

  /** True if the process reads what it gets, so it may get more events. */
  get isRoomy(): boolean {
    return this.#transport.isRoomy;
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    if (step !== undefined) this.#firstStepMs ??= performance.now();
    this.#transport.deliver(inputs, step);
  }

  /** Asks on the control port. `undefined` if the component doesn't answer in time. */
  ask(verb: Exclude<ControlVerb, 'configure'>): Promise<ControlReply | undefined> {
    return this.#ask(verb, { control: verb });
  }

  /** Tells the component new values of its live parameters. `undefined` if the component doesn't answer in time. */
  async configure(parameters: Parameters[string]): Promise<ControlReply | undefined> {
    await this.ready();
    return this.#hasEnded ? undefined : await this.#ask('configure', { configure: parameters });
  }

  #ask(verb: ControlVerb, request: ControlRequest): Promise<ControlReply | undefined> {
    const { answerMs, startMs } = this.#times;
    const answer = this.#messages.answerTo(verb, this.#messages.isHeard ? answerMs : startMs);
    this.#transport.control(request);
    return answer;
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
  problemOfLeaving(exit: Exit): string | undefined {
    const { code, signal, problem } = exit;
    if (this.#givenUp !== undefined) return this.#givenUp;
    return (
      problem ?? (isWell(exit) ? undefined : `it ended with ${signal ?? code} after it was told to leave`)
    );
  }

  /** How it ended by itself, as a continuation of a sentence that begins with the component's id. */
  endOf({ code, signal, problem }: Exit): string {
    return this.#givenUp ?? problem ?? (signal === null ? `exited with ${code}` : `was ended by ${signal}`);
  }

  async #end(): Promise<Exit> {
    const ended = await outputRead(this.#launched);
    this.#hasEnded = true;
    this.#messages.end();
    this.#transport.close();
    return await exitOf(this.#launched, ended, this.#run);
  }
}
