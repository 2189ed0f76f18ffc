import type { ComponentSpec, Json } from '@dtaas/model';
import { RecordReader, type Sample } from '../senml/read.ts';
import { summarise } from '../senml/value.ts';
import type { ControlVerb } from '../transport/transport.ts';

export interface SessionEvents {
  /** A value at an output. Returns false if the component sent it outside of a step. */
  record(port: string, sample: Sample): boolean;
  /** Returns false if the component doesn't work on that step. */
  done(step: number): boolean;
  /** The component sent a value that its output doesn't take; `why` continues a sentence that begins with the value. */
  refused(port: string, why: string): void;
  /** The component sent a message that the contract doesn't have. */
  garbage(what: string): void;
  /** Seconds since 1970, for records without a time. */
  now(): number;
}

/** An answer on the control port. */
export interface ControlReply {
  /** The last step in the state that was saved or reported. */
  readonly step?: number;
  /** The values by port that came between the request to report and this answer. */
  readonly values: { readonly [port: string]: readonly Json[] };
}

const answers: { readonly [answer: string]: ControlVerb } = {
  saved: 'save',
  paused: 'pause',
  resumed: 'resume',
  reported: 'report',
};

/** The messages of one process of a component, and the requests to it. */
export class Session {
  readonly #events: SessionEvents;
  readonly #reader: RecordReader;
  readonly #asked = new Map<ControlVerb, (answered: ControlReply | undefined) => void>();
  /** The values that the component has reported so far, while it is asked to. */
  #report: Record<string, Json[]> | undefined;
  #isHeard = false;

  constructor(outputs: ComponentSpec['outputs'], events: SessionEvents) {
    this.#reader = new RecordReader(outputs);
    this.#events = events;
  }

  /** True if the process has sent a message. */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  hear(message: { readonly [field: string]: unknown }): void {
    this.#isHeard = true;
    if (message.done !== undefined) this.#done(message.done);
    else if (typeof message.control === 'string') this.#answered(message.control, message.step);
    else this.#record(message);
  }

  /** Resolves with the answer to a request, or with `undefined` if none comes in time. `say` sends the request. */
  ask(
    verb: ControlVerb,
    say: (verb: ControlVerb) => void,
    timeoutMs: number,
  ): Promise<ControlReply | undefined> {
    this.#asked.get(verb)?.(undefined);
    return new Promise((resolve) => {
      const settle = (answer: ControlReply | undefined): void => {
        clearTimeout(patience);
        if (verb === 'report') this.#report = undefined;
        resolve(answer);
      };
      const patience = setTimeout(settle, timeoutMs, undefined);
      this.#asked.set(verb, settle);
      if (verb === 'report') this.#report = {};
      say(verb);
    });
  }

  /** The process has ended, so no request will be answered. */
  end(): void {
    for (const settle of this.#asked.values()) settle(undefined);
  }

  #done(step: unknown): void {
    if (typeof step === 'number' && this.#events.done(step)) return;
    this.#events.garbage(`done with a step that the component didn't get: ${summarise(step)}`);
  }

  #record(message: { readonly [field: string]: unknown }): void {
    const read = this.#reader.read(message, this.#events.now());
    if (read === undefined) return;
    if ('problem' in read) this.#events.garbage(read.problem);
    else if ('refused' in read) this.#events.refused(read.port, read.refused);
    else if (this.#report !== undefined) {
      this.#report[read.port] ??= [];
      this.#report[read.port]!.push(read.sample.value);
    } else if (!this.#events.record(read.port, read.sample))
      this.#events.garbage(`${read.port} came outside of a step`);
  }

  #answered(answer: string, step: unknown): void {
    const verb = Object.hasOwn(answers, answer) ? answers[answer] : undefined;
    const settle = verb === undefined ? undefined : this.#asked.get(verb);
    if (verb === undefined || settle === undefined) {
      this.#events.garbage(`an answer without a request: ${answer}`);
      return;
    }
    this.#asked.delete(verb);
    if (step !== undefined && !isStep(step))
      this.#events.garbage(`${answer} with an invalid step: ${JSON.stringify(step)}`);
    settle({ ...(isStep(step) ? { step } : {}), values: this.#report ?? {} });
  }
}

function isStep(step: unknown): step is number {
  return Number.isSafeInteger(step) && Number(step) >= 0;
}
