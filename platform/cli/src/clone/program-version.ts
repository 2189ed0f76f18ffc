import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatsVersion } from '@dtaas/model';

let known: { version: string | undefined } | undefined;

/**
 * Of the code that reads and judges: the bundle's entry names its parts, each by a hash of what is in it and in its own
 * parts. A folder may hold parts of earlier bundles too. A run from sources has no entry, and no version.
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
