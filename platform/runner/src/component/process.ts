import { finished } from 'node:stream/promises';
import { type ComponentSpec, isQueued, type Json, type Parameters } from '@dtaas/model';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { RecordReader, type Sample } from '../senml/read.ts';
import { summarise } from '../senml/value.ts';
import type { Times } from '../times.ts';
import type {
  ControlRequest,
  ControlVerb,
  StepMessage,
  Transport,
  TransportEvents,
} from '../transport/transport.ts';
import type { Delivery } from '../wiring/ports.ts';
import { type ControlReply, Requests } from './requests.ts';
import { takenPort } from './taken-port.ts';

/** Starts a process of the component and connects to it. @throws Error if this machine can't start it */
export type StartComponent = (events: TransportEvents) => {
  readonly launched: IsolatedProcess;
  readonly transport: Transport;
};

export interface ProcessEvents extends Omit<TransportEvents, 'message'> {
  /** The process has sent a message. */
  heard(): void;
  /** A value at an output. Returns false if the component sent it outside of a step. */
  record(port: string, sample: Sample): boolean;
  /** Returns false if the component doesn't work on that step. */
  done(step: number): boolean;
  /** The process tells up to which number its state has the events of its inputs. */
  received(numbers: { readonly [port: string]: number }): void;
  /** The process has answered a request to save. */
  saved(): void;
  /** The component sent a value that its output doesn't take; `why` continues a sentence that begins with the value. */
  refused(port: string, why: string): void;
  log(text: string): void;
  /** Seconds since 1970, for records without a time. */
  now(): number;
}

/** How a process ended. */
export interface Exit extends Pick<Ended, 'code' | 'signal'> {
  /** The limit that it exceeded, or why it couldn't be started. */
  readonly problem?: string;
}

const answers: { readonly [answer: string]: ControlVerb } = {
  saved: 'save',
  paused: 'pause',
  resumed: 'resume',
  reported: 'report',
  configured: 'configure',
  refused: 'configure',
};

/** A script that loops over lines leaves at the end of its input, so SIGTERM comes only after this time. */
const signalAfterMs = 500;

/** How long to wait for the end of a pipe after the end of its process. */
const lastWordsMs = 1000;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

/** One process of a component, from its start to its end: its messages, and the requests to it. */
export class ComponentProcess {
  /** Resolves when it has ended and its output is read. Output that arrives later is ignored. */
  readonly exited: Promise<Exit>;
  /** True from the moment at which it can receive values. */
  isReady = false;
  readonly #run: NonNullable<ComponentSpec['run']>;
  readonly #inputs: ComponentSpec['inputs'];
  readonly #outputs: ComponentSpec['outputs'];
  readonly #times: Times;
  readonly #events: ProcessEvents;
  readonly #reader: RecordReader;
  readonly #launched: IsolatedProcess;
  readonly #transport: Transport;
  readonly #startedMs = performance.now();
  readonly #requests = new Requests();
  /** The values that the component has reported so far, while it is asked to. */
  #report: Record<string, Json[]> | undefined;
  #isHeard = false;
  #hasEnded = false;
  #firstStepMs: number | undefined;
  /** Why the runner killed it. */
  #givenUp: string | undefined;

  constructor(
    { run, inputs, outputs }: ComponentSpec,
    start: StartComponent,
    times: Times,
    events: ProcessEvents,
  ) {
    this.#run = run!;
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#times = times;
    this.#events = events;
    this.#reader = new RecordReader(outputs);
    const { launched, transport } = start({ ...events, message: (object) => this.#hear(object) });
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
    if (this.#firstStepMs === undefined || this.#isHeard) return false;
    return performance.now() - this.#firstStepMs > this.#times.lateMs;
  }

  /** A big program may need longer for its first answer than for any later one. */
  get isStarting(): boolean {
    return !this.#isHeard && this.ranMs < this.#times.startMs;
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
    const answer = this.#requests.add(verb, this.#isHeard ? answerMs : startMs, () => {
      if (verb === 'report') this.#report = undefined;
    });
    if (verb === 'report') this.#report = {};
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
  problemOfLeaving({ code, signal, problem }: Exit): string | undefined {
    if (this.#givenUp !== undefined) return this.#givenUp;
    const isWell = code === 0 || code === terminatedCode || signal === 'SIGTERM';
    return problem ?? (isWell ? undefined : `it ended with ${signal ?? code} after it was told to leave`);
  }

  /** How it ended by itself, as a continuation of a sentence that begins with the component's id. */
  endOf({ code, signal, problem }: Exit): string {
    return this.#givenUp ?? problem ?? (signal === null ? `exited with ${code}` : `was ended by ${signal}`);
  }

  #hear(message: { readonly [field: string]: unknown }): void {
    if (this.#hasEnded) return;
    this.#isHeard = true;
    const { done, control, step, received, n } = message;
    // Before the process counts as heard: its events follow then.
    if (received !== undefined && n === undefined) this.#received(received);
    this.#events.heard();
    if (received !== undefined && n === undefined) return;
    if (typeof control === 'string' && done === undefined) this.#answered(control, step, message['reason']);
    else if (done === undefined) this.#record(message);
    else if (typeof done !== 'number' || !this.#events.done(done))
      this.#events.garbage(`done with a step that the component didn't get: ${summarise(done)}`);
  }

  #record(message: { readonly [field: string]: unknown }): void {
    const read = this.#reader.read(message, this.#events.now());
    if (read === undefined) return;
    if ('problem' in read) this.#events.garbage(read.problem);
    else if ('refused' in read) this.#events.refused(read.port, read.refused);
    // An event is never reported again.
    else if (this.#report !== undefined && !isQueued(this.#outputs[read.port]!)) {
      this.#report[read.port] ??= [];
      this.#report[read.port]!.push(read.sample.value);
    } else if (!this.#events.record(read.port, read.sample))
      this.#events.garbage(`${read.port} came outside of a step`);
  }

  #received(numbers: unknown): void {
    const isRight =
      typeof numbers === 'object' &&
      numbers !== null &&
      Object.entries(numbers).every(
        ([port, seq]) => Object.hasOwn(this.#inputs, port) && Number.isSafeInteger(seq) && seq >= 0,
      );
    if (isRight) this.#events.received(numbers as { readonly [port: string]: number });
    else {
      const what = `received with something else than inputs and the numbers of their last events: ${summarise(numbers)}`;
      this.#events.garbage(what);
    }
  }

  #answered(answer: string, step: unknown, reason: unknown): void {
    const verb = Object.hasOwn(answers, answer) ? answers[answer] : undefined;
    if (verb === undefined || !this.#requests.isOpen(verb)) {
      this.#events.garbage(`an answer without a request: ${answer}`);
      return;
    }
    // At once: what the process sends next belongs to a later state.
    if (verb === 'save') this.#events.saved();
    const isStep = Number.isSafeInteger(step) && Number(step) >= 0;
    if (step !== undefined && !isStep)
      this.#events.garbage(`${answer} with an invalid step: ${JSON.stringify(step)}`);
    this.#requests.answer(verb, {
      ...(isStep ? { step: Number(step) } : {}),
      ...(answer === 'refused' ? { refused: summarise(reason ?? 'it gives no reason') } : {}),
      values: this.#report ?? {},
    });
  }

  async #end(): Promise<Exit> {
    const { stdout, stderr, ended } = this.#launched;
    const { code, signal, exceeded, together } = await ended;
    const limit = { signal: AbortSignal.timeout(lastWordsMs) };
    await Promise.allSettled([stdout, stderr].map((stream) => finished(stream, limit)));
    this.#hasEnded = true;
    // No request will be answered.
    this.#requests.end();
    this.#transport.close();
    if (this.pid === undefined)
      return { code, signal, problem: `can't be started: there is no ${this.#run.command[0]}` };
    if (exceeded !== 'memory') {
      const isFailed = signal === null && code !== 0 && code !== terminatedCode;
      const taken = isFailed ? await takenPort(this.#run) : undefined;
      return { code, signal, ...(taken && { problem: `exited with ${code}, and ${taken}` }) };
    }
    const why = together
      ? 'all components together used the memory that their workspace offers (infrastructure.resources.memory)'
      : 'it used more memory than it may';
    return { code, signal, problem: `was ended by the machine: ${why}` };
  }
}
