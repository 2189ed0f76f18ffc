import { finished } from 'node:stream/promises';
import type { Ended } from './isolation.ts';
import type { IsolatedProcess } from './run.ts';

/** A command that ran to its end, with what it printed. */
export interface Collected extends Ended {
  /** stdout and stderr in the order in which they came. If they are too long, the middle is left out. */
  readonly output: string;
}

/** Closes the command's input and waits for its end. Keeps about the first and the last `maxBytes / 2` of its output. */
export async function collect(process_: IsolatedProcess, maxBytes = 1024 * 1024): Promise<Collected> {
  const output = boundedOutput(maxBytes);
  const streams = [process_.stdout, process_.stderr];
  for (const stream of streams) stream.on('data', output.add);
  process_.stdin.end();
  const ended = await process_.ended;
  // Output may still be in the pipe after the end of all writers.
  const signal = AbortSignal.timeout(1000);
  await Promise.all(
    streams.map((stream) => finished(stream, { signal, writable: false }).catch(() => stream.destroy())),
  );
  return { ...ended, output: output.text() };
}

/** Keeps about the first and the last `maxBytes / 2` of what is added. */
export function boundedOutput(maxBytes: number): { add(chunk: Buffer): void; text(): string } {
  const half = Math.ceil(maxBytes / 2);
  const [head, tail]: [Buffer[], Buffer[]] = [[], []];
  let [headBytes, tailBytes, leftOut] = [0, 0, 0];
  return {
    add(chunk) {
      const first = chunk.subarray(0, half - headBytes);
      const rest = chunk.subarray(first.length);
      // An empty part would keep the memory of its whole chunk.
      if (first.length > 0) head.push(first);
      if (rest.length > 0) tail.push(rest);
      headBytes += first.length;
      tailBytes += rest.length;
      while (tail[0] && tailBytes - tail[0].length >= half) {
        tailBytes -= tail[0].length;
        leftOut += tail[0].length;
        tail.shift();
      }
    },
    text() {
      const middle = leftOut > 0 ? `\n… ${leftOut} bytes left out …\n` : '';
      return `${Buffer.concat(head)}${middle}${Buffer.concat(tail)}`;
    },
  };
}
