import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, removeTree } from '@dtaas/processes';
import { recordIn } from './installed.ts';

/** An installed program that was not used for this long is removed when another one is installed beside it. */
const unusedMs = 60 * 24 * 3600_000;

/** The time of the record says when the program was last used. On a read-only disk, the time stays. */
export function markUsed(folder: string): void {
  const now = new Date();
  attempt(() => utimesSync(recordIn(folder), now, now));
}

/** @param programs the folder that has a folder for each installed program */
export function removeUnused(programs: string): void {
  for (const name of readdirSync(programs)) {
    const folder = join(programs, name);
    const used = statSync(recordIn(folder), { throwIfNoEntry: false })?.mtimeMs;
    if (used !== undefined && used < Date.now() - unusedMs) attempt(() => removeTree(folder));
  }
}
