import type { VerdictStore, Verdicts } from '@dtaas/model';
import { keptFile } from './kept-file.ts';
import { programVersion } from './program-version.ts';

/** What `check` found clean the last time, one file a clone; of no use to another version of the program. */
export function openVerdictStore(clone: string): VerdictStore | undefined {
  const program = programVersion();
  if (program === undefined) return undefined;
  const file = keptFile<Verdicts>('verdicts', clone, program);
  return { get: file.read, set: file.write };
}
