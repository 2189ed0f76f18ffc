import { createHash, type Hash } from 'node:crypto';

/** The hash functions of git's object formats. */
export type GitHash = 'sha1' | 'sha256';

/** The hash that becomes git's id of an object, once the object's `size` bytes are fed to it. */
export function gitObjectHash(
  type: 'blob' | 'tree' | 'commit' | 'tag',
  size: number,
  algorithm: GitHash,
): Hash {
  return createHash(algorithm).update(`${type} ${size}\0`);
}

/** git's id of a file with these bytes. */
export function gitBlobId(bytes: Uint8Array, algorithm: GitHash): string {
  return gitObjectHash('blob', bytes.length, algorithm).update(bytes).digest('hex');
}
