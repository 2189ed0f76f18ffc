import type { Readable, Writable } from 'node:stream';
import type { Delivery, InputPort } from '../wiring/ports.ts';
import type { FlowMeter } from './flow-meter.ts';
import { readMeteredLines } from './metered-lines.ts';
import {
  type ControlVerb,
  maxMessageBytes,
  maxUnreadBytes,
  outputLimits,
  receive,
  type StepMessage,
  type Transport,
  type TransportEvents,
} from './transport.ts';

/** One JSON object a line, both ways, over the component's standard input and output. */
export class StdioTransport implements Transport {
  readonly ready = Promise.resolve();
  readonly #stdin: Writable;
  readonly #events: TransportEvents;
  readonly #meter: FlowMeter;
  /** The newest sample of each input that waits for the component to read again. */
  readonly #waiting = new Map<InputPort, Delivery>();
  #isCongested = false;

  constructor(stdin: Writable, stdout: Readable, events: TransportEvents) {
    this.#stdin = stdin;
    this.#events = events;
    stdin.on('error', () => {}); // EPIPE: the component has left, and its exit is reported.
    stdin.on('drain', () => this.#drained());
    this.#meter = readMeteredLines(stdout, maxMessageBytes, outputLimits, {
      line: (line) => receive(line, events),
      tooLong: () => events.garbage(`a line of more than ${maxMessageBytes} bytes`),
      flood: () => events.flood(),
    });
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    if (this.#isCongested && step === undefined) {
      this.#replace(inputs);
      return;
    }
    let text = '';
    for (const { port, sample } of inputs) text += `${port.write(sample)}\n`;
    if (step !== undefined) {
      text += `{"step":${step.step},"t":${step.t}}\n`;
      this.#meter.refill();
    }
    this.#write(text);
  }

  control(verb: ControlVerb): void {
    this.#write(`{"control":"${verb}"}\n`);
  }

  close(): void {
    this.#stdin.end();
  }

  #write(text: string): void {
    if (!this.#stdin.writable) return;
    this.#stdin.write(text);
    this.#isCongested = this.#stdin.writableLength > maxUnreadBytes;
  }

  #replace(inputs: readonly Delivery[]): void {
    const skipped = inputs.filter(({ port }) => this.#waiting.has(port)).length;
    for (const delivery of inputs) {
      // Deleted first, so that the values of one message stay together.
      this.#waiting.delete(delivery.port);
      this.#waiting.set(delivery.port, delivery);
    }
    if (skipped > 0) this.#events.skipped(skipped);
  }

  #drained(): void {
    this.#isCongested = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    if (waiting.length > 0) this.deliver(waiting);
  }
}
