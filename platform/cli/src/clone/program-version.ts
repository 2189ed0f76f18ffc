import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatsVersion } from '@dtaas/model';

let known: { version: string | undefined } | undefined;

/**
 * A digest of the program: the entry of the bundle names its parts by hashes of their content. Undefined when the program
 * runs from its sources, which have no such entry.
 */
export function programVersion(): string | undefined {
  known ??= { version: entryDigest() };
  return known.version;
}

function entryDigest(): string | undefined {
  try {
    const entry = readFileSync(new URL('dtaas.mjs', import.meta.url));
    return createHash('sha256').update(formatsVersion).update(entry).digest('hex');
  } catch {
    return undefined;
  }
}
