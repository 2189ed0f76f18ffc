import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { familyMembers, hasEnded, ownMark } from '@dtaas/processes';

/** The home and temporary folder of a command without a sandbox. */
export function makeScratch(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `dtaas-scratch-${ownMark()}-`));
}

/** Removes this user's folders whose maker was killed, if no process runs in them any more. */
export function removeAbandonedScratch(parent = tmpdir()): void {
  for (const name of readdirSync(parent)) {
    const mark = /^dtaas-scratch-([0-9a-f]{12}-\d+)-\w+$/.exec(name)?.[1];
    if (!mark || !hasEnded(mark)) continue;
    const folder = join(parent, name);
    if (isOwn(folder) && familyMembers({ marks: [`TMPDIR=${folder}`, `HOME=${folder}`] }).length === 0)
      rmSync(folder, { recursive: true, force: true });
  }
}

function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === userInfo().uid;
}
