import type { VerdictStore, Verdicts } from '@dtaas/model';
import { keptFile } from './kept-file.ts';
import { programVersion } from './program-version.ts';

/** What the last `check` found free of problems; undefined without a version of the program. */
export function openVerdictStore(clone: string): VerdictStore | undefined {
  const program = programVersion();
  if (program === undefined) return undefined;
  const file = keptFile<Verdicts>('verdicts', clone, program);
  return { get: file.read, set: file.write };
}
