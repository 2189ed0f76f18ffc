import { createHash, type Hash } from 'node:crypto';

export type ObjectFormat = 'sha1' | 'sha256';

/** The hash that becomes git's id of a blob of `size` bytes once these have been fed to it. */
export function blobHash(format: ObjectFormat, size: number): Hash {
  return createHash(format).update(`blob ${size}\0`);
}

/** git's id of a blob. */
export function blobId(format: ObjectFormat, bytes: Uint8Array): string {
  return blobHash(format, bytes.length).update(bytes).digest('hex');
}
