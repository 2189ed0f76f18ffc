import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { attempt, exists, familyMembers } from '@dtaas/processes';

/** The process that made the folder, with its pid namespace, since containers with the same /tmp have other pids. */
const scratchName = /^dtaas-scratch-(\d+)-(\d+)-\w+$/;

/** The home and temporary folder of a command without a sandbox. */
export function makeScratch(parent = tmpdir()): string {
  return mkdtempSync(join(parent, `dtaas-scratch-${pidNamespace()}-${process.pid}-`));
}

/** Removes this user's folders whose maker was killed, if no process runs in them any more. */
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

/** `pid:[4026531836]`; without /proc, pids are those of the machine. */
function pidNamespace(): string {
  return attempt(() => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0]) ?? '0';
}
