import { chmodSync, lchownSync, lstatSync, readdirSync, type Stats } from 'node:fs';

/**
 * Gives a file or folder, with all its content, to a user. The owner of the top folder is changed last and marks the rest as
 * done: a folder with that owner is left unchanged. No process may run in it at the same time. Links are not followed.
 */
export function changeOwner(path: string, user: number): void {
  if (lstatSync(path).uid !== user) change(path, (each) => lchownSync(each, user, user));
}

/** Gives the files that a command of another user wrote to the caller. */
export function reclaimOwnership(path: string): void {
  const user = process.getuid?.() ?? 0;
  const group = process.getgid?.() ?? 0;
  change(path, (each, { uid }) => {
    if (uid !== user) lchownSync(each, user, group);
  });
}

/** Lets every user read one of our folders with all its content, unless `sample` (by default the folder) is readable already. */
export function makeReadable(folder: string, sample = folder): void {
  if ((lstatSync(sample).mode & 0o005) === 0o005) return;
  change(folder, (each, found) => {
    if (!found.isSymbolicLink()) chmodSync(each, (found.mode & 0o777) | readable(found));
  });
}

/** Lets every user read a folder with all its content, and nobody change it. */
export function makeReadOnly(folder: string): void {
  change(folder, (each, found) => {
    if (!found.isSymbolicLink()) chmodSync(each, readable(found));
  });
}

/** The rights with which every user can read a file, and enter a folder or run a program. */
function readable(found: Stats): number {
  return found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o555 : 0o444;
}

/** Goes from the leaves to the root. Names are bytes, because files of a command may have names that aren't UTF-8. */
function change(path: string | Buffer, act: (path: string | Buffer, found: Stats) => void): void {
  const found = lstatSync(path);
  if (found.isDirectory()) {
    const folder = Buffer.concat([Buffer.from(path), Buffer.from('/')]);
    for (const name of readdirSync(path, 'buffer')) change(Buffer.concat([folder, name]), act);
  }
  act(path, found);
}
