import { sha256 } from './digest/index.ts';

/** A short form of a plan's digest, for texts that name the plans of many twins: 20 hexadecimal digits. */
export function fingerprintOf(digest: string): string {
  return sha256(digest).slice(0, 20);
}
