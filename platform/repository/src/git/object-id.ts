import { createHash, type Hash } from 'node:crypto';

export type ObjectFormat = 'sha1' | 'sha256';

/** The hash that becomes git's id of an object of `size` bytes once these have been fed to it. */
export function objectHash(format: ObjectFormat, type: string, size: number): Hash {
  return createHash(format).update(`${type} ${size}\0`);
}

/** Like `objectHash`, of a blob. */
export function blobHash(format: ObjectFormat, size: number): Hash {
  return objectHash(format, 'blob', size);
}

/** git's id of a blob. */
export function blobId(format: ObjectFormat, bytes: Uint8Array): string {
  return blobHash(format, bytes.length).update(bytes).digest('hex');
}
