import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatsVersion, type VerdictStore, type Verdicts } from '@dtaas/model';
import { keptFile } from './kept-file.ts';

/** What `check` found clean the last time, one file a clone; of no use to another version of the program. */
export function openVerdictStore(clone: string): VerdictStore | undefined {
  const program = programVersion();
  if (program === undefined) return undefined;
  const file = keptFile<Verdicts>('verdicts', clone, program);
  return { get: file.read, set: file.write };
}

/**
 * Of the code that judges: the bundle's entry names its parts, each by a hash of what is in it and in its own parts.
 * A folder may hold parts of earlier bundles too. Nothing is remembered of a run from sources, which have no entry.
 */
function programVersion(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  const entry = readFileSync(new URL('dtaas.mjs', import.meta.url));
  return createHash('sha256').update(formatsVersion).update(entry).digest('hex');
}
