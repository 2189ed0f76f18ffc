import type { Readable } from 'node:stream';

/** The header of a frame: which output it is from, three zeros, and the length of what follows. */
const headerBytes = 8;
const fromStderr = 2;

/** Characters of the standard error that are kept for a message. */
const longestReason = 2000;

/**
 * Reads both outputs of a process, which Docker sends as frames of one stream. Returns the end of the standard error.
 *
 * @param onOutput gets the standard output piece by piece, and is waited for
 */
export async function splitFrames(
  stream: Readable,
  onOutput: (content: Buffer) => Promise<void> | void,
): Promise<string> {
  let said = '';
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (;;) {
      const length = rest.length < headerBytes ? undefined : rest.readUInt32BE(4);
      if (length === undefined || rest.length < headerBytes + length) break;
      const content = rest.subarray(headerBytes, headerBytes + length);
      if (rest[0] === fromStderr) said = (said + content.toString('utf8')).slice(-longestReason);
      else await onOutput(content);
      rest = rest.subarray(headerBytes + length);
    }
  }
  return said.trim();
}
