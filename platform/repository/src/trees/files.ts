import { closeSync, constants, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileChanged } from '../failures.ts';

const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** The bytes of a regular file, `undefined` for a file of more than `most`. A symbolic link that took its place is refused. */
export function readRegular(file: string | Buffer, most: number): Uint8Array | undefined {
  const { fd, size } = openRegular(file);
  try {
    return size > most ? undefined : readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Like `readRegular`, piece by piece. */
export function streamWithoutFollowing(file: string | Buffer): AsyncIterable<Uint8Array> {
  const { fd } = openRegular(file);
  return createReadStream(file, { fd, highWaterMark: 1024 * 1024 });
}

/** The first bytes of a file. */
export function readBeginning(file: string, bytes: number): Uint8Array {
  const { fd } = openRegular(file);
  try {
    const piece = Buffer.alloc(bytes);
    return piece.subarray(0, readSync(fd, piece, 0, bytes, 0));
  } finally {
    closeSync(fd);
  }
}

function openRegular(file: string | Buffer): { readonly fd: number; readonly size: number } {
  let fd: number;
  try {
    // Not blocking, since a named pipe may have taken the file's place.
    fd = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (cause) {
    throw fileChanged({ file, cause });
  }
  const stat = fstatSync(fd);
  if (stat.isFile()) return { fd, size: stat.size };
  closeSync(fd);
  throw fileChanged({ file });
}
