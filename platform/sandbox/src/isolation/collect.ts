import type { Readable } from 'node:stream';
import type { Ended, IsolatedProcess } from './run.ts';

/** A command that ran to its end, with what it printed. */
export interface Collected extends Ended {
  /** stdout and stderr in the order in which they came. If they are too long, the middle is left out. */
  readonly output: string;
}

/** Closes the command's input and waits for its end. Keeps about the first and the last `maxBytes / 2` of its output. */
export async function collect(process_: IsolatedProcess, maxBytes = 1024 * 1024): Promise<Collected> {
  const kept = new HeadAndTail(maxBytes);
  const streams = [process_.stdout, process_.stderr];
  for (const stream of streams) stream.on('data', (chunk: Buffer) => kept.add(chunk));
  process_.stdin.end();
  const ended = await process_.ended;
  await Promise.all(streams.map(drained));
  return { ...ended, output: kept.text() };
}

/** Waits for the output that is still in the pipe after the end of all writers. */
function drained(stream: Readable): Promise<void> {
  if (stream.readableEnded || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stream.destroy();
      resolve();
    }, 1000);
    stream.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

class HeadAndTail {
  readonly #half: number;
  #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #left = 0;

  constructor(maxBytes: number) {
    this.#half = Math.ceil(maxBytes / 2);
  }

  add(chunk: Buffer): void {
    const room = this.#half - this.#headBytes;
    const head = chunk.subarray(0, room);
    if (head.length > 0) this.#head.push(head);
    this.#headBytes += head.length;
    const rest = chunk.subarray(head.length);
    if (rest.length === 0) return;
    this.#tail.push(rest);
    this.#tailBytes += rest.length;
    for (
      let first = this.#tail[0];
      first && this.#tailBytes - first.length >= this.#half;
      first = this.#tail[0]
    ) {
      this.#tail.shift();
      this.#tailBytes -= first.length;
      this.#left += first.length;
    }
  }

  text(): string {
    const left = this.#left > 0 ? `\n… ${this.#left} bytes left out …\n` : '';
    return `${Buffer.concat(this.#head).toString('utf8')}${left}${Buffer.concat(this.#tail).toString('utf8')}`;
  }
}
