import type { Readable } from 'node:stream';

/** The header of a frame: which output it is from, three zeros, and the length of what follows. */
const headerBytes = 8;
const fromStderr = 2;

/** Characters of the standard error that are kept for a message. */
const longestReason = 2000;

/** A piece of what a process has written. */
export interface Frame {
  readonly isFromStderr: boolean;
  readonly content: Buffer;
}

/** Both outputs of a process, which Docker sends as frames of one stream, in the order in which they were written. */
export async function* framesOf(stream: Readable): AsyncGenerator<Frame, void, void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (;;) {
      const length = rest.length < headerBytes ? undefined : rest.readUInt32BE(4);
      if (length === undefined || rest.length < headerBytes + length) break;
      yield {
        isFromStderr: rest[0] === fromStderr,
        content: rest.subarray(headerBytes, headerBytes + length),
      };
      rest = rest.subarray(headerBytes + length);
    }
  }
}

/**
 * Reads both outputs of a process. Returns the end of the standard error.
 *
 * @param onOutput gets the standard output piece by piece, and is waited for
 */
export async function splitFrames(
  stream: Readable,
  onOutput: (content: Buffer) => Promise<void> | void,
): Promise<string> {
  let said = '';
  for await (const { isFromStderr, content } of framesOf(stream)) {
    if (isFromStderr) said = (said + content.toString('utf8')).slice(-longestReason);
    else await onOutput(content);
  }
  return said.trim();
}
