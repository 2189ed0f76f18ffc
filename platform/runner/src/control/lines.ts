import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Yields lines of a stream. The bytes after the last line read stay in the stream, so that a tar stream can follow a JSON
 * line. A last line without an end is dropped.
 *
 * @param options a line that is longer than `maxBytes`, or nothing for `silenceMs`, ends the reading with an error
 */
export async function* readLines(
  stream: Readable,
  { maxBytes = 64 * 2 ** 20, silenceMs }: { maxBytes?: number; silenceMs?: number | undefined } = {},
): AsyncGenerator<string, void> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for (;;) {
    const chunk: Buffer | null = stream.read();
    if (chunk === null) {
      if (stream.readableEnded || stream.destroyed) return;
      await withinSilence(readableOrEnded(stream), silenceMs);
      continue;
    }
    const newline = chunk.indexOf(0x0a);
    const part = newline < 0 ? chunk : chunk.subarray(0, newline);
    held.push(part);
    heldBytes += part.length;
    if (heldBytes > maxBytes) throw new Error(`a line is longer than ${maxBytes} bytes`);
    if (newline < 0) continue;
    const rest = chunk.subarray(newline + 1);
    if (rest.length > 0) stream.unshift(rest);
    const line = Buffer.concat(held).toString('utf8');
    held = [];
    heldBytes = 0;
    yield line;
  }
}

/** Waits for `next`. @throws Error if that takes longer than `silenceMs` */
export async function withinSilence<T>(next: Promise<T>, silenceMs: number | undefined): Promise<T> {
  if (silenceMs === undefined) return await next;
  const came = new AbortController();
  const silence = sleep(silenceMs, undefined, { signal: came.signal }).then(() => {
    throw new Error(`nothing came for ${silenceMs / 1000} s`);
  });
  try {
    return await Promise.race([next, silence]);
  } finally {
    came.abort();
  }
}

async function readableOrEnded(stream: Readable): Promise<void> {
  const came = new AbortController();
  const events = ['readable', 'end', 'close'];
  try {
    await Promise.race(events.map((event) => once(stream, event, { signal: came.signal })));
  } finally {
    came.abort();
  }
}
