import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { exists, familyMembers } from '@dtaas/processes';

/** Which process made it, by the namespace of its number: in a container with the same /tmp it is another's. */
const scratchName = /^dtaas-scratch-(\d+)-(\d+)-\w+$/;

/** The folder that a command without a sandbox has for a home and for temporary files. */
export function makeScratch(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `dtaas-scratch-${pidNamespace()}-${process.pid}-`));
}

/** Removes those of this user whose maker was killed before it could, and in which nothing runs any more. */
export function removeAbandonedScratch(parent = tmpdir()): void {
  for (const name of readdirSync(parent)) {
    const [, namespace, pid] = scratchName.exec(name) ?? [];
    if (namespace !== pidNamespace() || exists(Number(pid))) continue;
    const folder = join(parent, name);
    if (isOwn(folder) && familyMembers({ marks: [`TMPDIR=${folder}`, `HOME=${folder}`] }).length === 0)
      rmSync(folder, { recursive: true, force: true });
  }
}

function isOwn(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === userInfo().uid;
}

/** `pid:[4026531836]`; where there is no /proc, numbers are the machine's. */
function pidNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}
