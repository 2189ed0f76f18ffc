import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
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
 * Of the code that judges. Each chunk of the bundle is named by a hash of what is in it, so their names are the
 * program's version. Sources have no such names, and nothing is remembered of a run from them.
 */
function programVersion(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  const chunks = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.mjs'));
  return createHash('sha256')
    .update([formatsVersion, ...chunks.sort()].join('\n'))
    .digest('hex');
}
