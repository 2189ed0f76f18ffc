import type { Readable } from 'node:stream';
import { type FlowLimits, FlowMeter } from './flow-meter.ts';
import { LineSplitter } from './line-splitter.ts';

export interface LineEvents {
  line(line: string): void;
  tooLong(): void;
  /** The stream sent more than its limits: it isn't read for a moment, so its writer has to wait. */
  flood(): void;
}

/**
 * Reads lines no faster than the limits allow. If a component sends more, the pipe fills and the component waits, so the runner's
 * memory and time are left for the other components.
 */
export function readMeteredLines(
  stream: Readable,
  maxLineBytes: number,
  limits: FlowLimits,
  events: LineEvents,
): FlowMeter {
  const meter = new FlowMeter(limits, performance.now());
  let lines = 0;
  const splitter = new LineSplitter(
    maxLineBytes,
    (line) => {
      lines += 1;
      events.line(line);
    },
    () => {
      lines += 1;
      events.tooLong();
    },
  );
  stream.on('data', (chunk: Buffer) => {
    lines = 0;
    splitter.push(chunk);
    const waitMs = meter.take(lines, chunk.length, performance.now());
    if (waitMs < 1) return;
    stream.pause();
    setTimeout(() => stream.resume(), waitMs);
    events.flood();
  });
  stream.on('end', () => splitter.end());
  stream.on('error', () => {}); // The exit of the process reports the problem.
  return meter;
}
