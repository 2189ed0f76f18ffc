import { type ComponentSpec, isQueued, type Json } from '@dtaas/model';
import { RecordReader, type Sample } from '../senml/read.ts';
import { summarise } from '../senml/value.ts';
import type { ControlVerb, TransportEvents } from '../transport/transport.ts';
import { type ControlReply, Requests } from './requests.ts';

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

const answers: { readonly [answer: string]: ControlVerb } = {
  saved: 'save',
  paused: 'pause',
  resumed: 'resume',
  reported: 'report',
  configured: 'configure',
  refused: 'configure',
};

/** What one process of a component says, and its answers to requests. */
export class Messages {
  /** The process has sent a message. */
  isHeard = false;
  readonly #inputs: ComponentSpec['inputs'];
  readonly #outputs: ComponentSpec['outputs'];
  readonly #events: ProcessEvents;
  readonly #reader: RecordReader;
  readonly #requests = new Requests();
  /** The values that the component has reported so far, while it is asked to. */
  #report: Record<string, Json[]> | undefined;

  constructor({ inputs, outputs }: Pick<ComponentSpec, 'inputs' | 'outputs'>, events: ProcessEvents) {
    this.#inputs = inputs;
    this.#outputs = outputs;
    this.#events = events;
    this.#reader = new RecordReader(outputs);
  }

  /** The process is asked something. `undefined` if it doesn't answer in time. */
  answerTo(verb: ControlVerb, patienceMs: number): Promise<ControlReply | undefined> {
    const answer = this.#requests.add(verb, patienceMs, () => {
      if (verb === 'report') this.#report = undefined;
    });
    if (verb === 'report') this.#report = {};
    return answer;
  }

  /** No request will be answered. */
  end(): void {
    this.#requests.end();
  }

  hear(message: { readonly [field: string]: unknown }): void {
    this.isHeard = true;
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
}
