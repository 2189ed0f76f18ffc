import type { Readable } from 'node:stream';

/** What a frame of an execution carries. The numbers are part of the control protocol. */
const kinds = ['input', 'output', 'error', 'signal', 'exit'] as const;

export interface Frame {
  readonly kind: (typeof kinds)[number];
  readonly bytes: Buffer;
}

/** The kind in one byte, and the length in four. */
const headerBytes = 5;
const longestBytes = 2 ** 24;

/** A frame: its kind, its length and its bytes. An empty `input` is the end of the input. */
export function frame(kind: Frame['kind'], body: Uint8Array | string): Buffer {
  const bytes = Buffer.from(body);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(kinds.indexOf(kind));
  header.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

/** Yields the frames of a stream, and destroys the stream at the end. A frame that was cut is dropped. */
export async function* readFrames(stream: Readable): AsyncGenerator<Frame, void> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    held = Buffer.concat([held, chunk]);
    while (held.length >= headerBytes) {
      const end = headerBytes + held.readUInt32BE(1);
      const kind = kinds[held.readUInt8(0)];
      if (kind === undefined || end > longestBytes) throw new Error('the channel carries no frames');
      if (held.length < end) break;
      yield { kind, bytes: held.subarray(headerBytes, end) };
      held = held.subarray(end);
    }
  }
}
