import type { Readable } from 'node:stream';
import { type FlowLimits, FlowMeter } from './flow-meter.ts';

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
  const splitter = new LineSplitter(maxLineBytes, events);
  stream.on('data', (chunk: Buffer) => {
    const waitMs = meter.take(splitter.push(chunk), chunk.length, performance.now());
    if (waitMs < 1) return;
    stream.pause();
    setTimeout(() => stream.resume(), waitMs);
    events.flood();
  });
  stream.on('end', () => splitter.end());
  stream.on('error', () => {}); // The exit of the process reports the problem.
  return meter;
}

/** Cuts a stream of bytes into lines of UTF-8. A line over the cap is dropped and reported, not kept. */
export class LineSplitter {
  readonly #maxBytes: number;
  readonly #events: Pick<LineEvents, 'line' | 'tooLong'>;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(maxBytes: number, events: Pick<LineEvents, 'line' | 'tooLong'>) {
    this.#maxBytes = maxBytes;
    this.#events = events;
  }

  /** Returns the number of lines that end in the chunk, without empty ones. */
  push(chunk: Buffer): number {
    let lines = 0;
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      this.#hold(chunk.subarray(from, end));
      if (this.end()) lines += 1;
      from = end + 1;
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from));
    return lines;
  }

  /** The line has ended, or the stream. Returns false if the line is empty. */
  end(): boolean {
    const isTooLong = this.#heldBytes > this.#maxBytes;
    const line = isTooLong ? '' : textOf(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    if (isTooLong) this.#events.tooLong();
    else if (line === '' || line === '\r') return false;
    else this.#events.line(line);
    return true;
  }

  #hold(part: Buffer): void {
    this.#heldBytes += part.length;
    if (this.#heldBytes <= this.#maxBytes) this.#held.push(part);
    else this.#held = [];
  }
}

/** Most lines come in one piece, which needs no copy. */
function textOf(parts: readonly Buffer[]): string {
  return parts.length === 1 ? parts[0]!.toString() : Buffer.concat(parts).toString();
}
