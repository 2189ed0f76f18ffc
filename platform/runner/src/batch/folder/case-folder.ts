import { chmodSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { reclaimOwnership } from '@dtaas/sandbox';

const isRoot = process.getuid?.() === 0;

/** Where the files of a case are in the folder of the run. */
export function placeOf(number: number, many: boolean): string {
  return many ? `cases/${number}` : 'output';
}

/** Makes the folder to which a case writes. The command of root runs as another user; only that user can enter its parent. */
export function makeCaseFolder(path: string): void {
  mkdirSync(path);
  if (isRoot) chmodSync(path, 0o777);
}

/** Moves the folder of a case that has ended to its place in the run, as the caller's. */
export function takeCaseFolder(from: string, to: string): void {
  renameSync(from, to);
  if (!isRoot) return;
  reclaimOwnership(to);
  chmodSync(to, 0o755);
}

/** Makes a folder, with its parents, in which one worker works. */
export function makeWorkFolder(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(path, { mode: 0o700 });
}
