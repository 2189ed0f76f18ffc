import type { Readable, Writable } from 'node:stream';
import type { Delivery, InputPort } from '../wiring/ports.ts';
import { readMeteredLines } from './metered-lines.ts';
import {
  maxMessageBytes,
  maxUnreadBytes,
  outputLimits,
  receive,
  type StepMessage,
  type Transport,
  type TransportEvents,
} from './transport.ts';

/** One JSON object a line, both ways, over the component's standard input and output. */
export function stdioTransport(stdin: Writable, stdout: Readable, events: TransportEvents): Transport {
  /** The newest sample of each input that waits for the component to read again. */
  const waiting = new Map<InputPort, Delivery>();
  let isCongested = false;
  const meter = readMeteredLines(stdout, maxMessageBytes, outputLimits, {
    line: (line) => receive(line, events),
    tooLong: () => events.garbage(`a line of more than ${maxMessageBytes} bytes`),
    flood: () => events.flood(),
  });
  const write = (text: string): void => {
    if (!stdin.writable) return;
    stdin.write(text);
    isCongested = stdin.writableLength > maxUnreadBytes;
  };
  const replace = (inputs: readonly Delivery[]): void => {
    const skipped = inputs.filter(({ port }) => waiting.has(port)).length;
    for (const delivery of inputs) {
      // Deleted first, so that the values of one message stay together.
      waiting.delete(delivery.port);
      waiting.set(delivery.port, delivery);
    }
    if (skipped > 0) events.skipped(skipped);
  };
  const deliver = (inputs: readonly Delivery[], step?: StepMessage): void => {
    // An event is never replaced. Its sender has looked at `isRoomy`.
    if (isCongested && step === undefined && inputs[0]?.seq === undefined) {
      replace(inputs);
      return;
    }
    let text = '';
    for (const { port, sample, seq } of inputs) text += `${port.write(sample, seq)}\n`;
    if (step !== undefined) {
      text += `{"step":${step.step},"t":${step.t}}\n`;
      meter.refill();
    }
    write(text);
  };
  stdin.on('error', () => {}); // EPIPE: the component has left, and its exit is reported.
  stdin.on('drain', () => {
    isCongested = false;
    const inputs = [...waiting.values()];
    waiting.clear();
    if (inputs.length > 0) deliver(inputs);
    events.roomy();
  });
  return {
    ready: Promise.resolve(),
    deliver,
    get isOpen() {
      return stdin.writable;
    },
    get isRoomy() {
      return stdin.writable && !stdin.writableNeedDrain;
    },
    control: (request) => write(`${JSON.stringify(request)}\n`),
    close: () => void stdin.end(),
  };
}
