import { createHash } from 'node:crypto';

/** git's id of a file with these bytes: of `blob <size>`, NUL, the bytes. */
export function gitBlobId(bytes: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
