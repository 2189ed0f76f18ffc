import { chmodSync, lchownSync, lstatSync, readdirSync, type Stats } from 'node:fs';

/**
 * Makes a file or folder, with all that is in it, a user's. Its own owner is changed last and tells that the rest is
 * done: what has that owner is left alone. Nothing may run in it meanwhile; links are not followed.
 */
export function giveTo(path: string, user: number): void {
  if (lstatSync(path).uid !== user) change(path, (each) => lchownSync(each, user, user));
}

/** Gives what a command of another user wrote to the caller. */
export function takeBack(path: string): void {
  const user = process.getuid?.() ?? 0;
  const group = process.getgid?.() ?? 0;
  change(path, (each, { uid }) => {
    if (uid !== user) lchownSync(each, user, group);
  });
}

/** Lets every user read a folder of ours with all that is in it. Nothing to do where `sample`, by default itself, can be read. */
export function openToAll(folder: string, sample = folder): void {
  if ((lstatSync(sample).mode & 0o005) === 0o005) return;
  change(folder, (each, found) => {
    if (found.isSymbolicLink()) return;
    const search = found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o111 : 0;
    chmodSync(each, (found.mode & 0o777) | 0o444 | search);
  });
}

/** From the leaves to the root. Names are bytes here: a command may give its files names that aren't UTF-8. */
function change(path: string | Buffer, act: (path: string | Buffer, found: Stats) => void): void {
  const found = lstatSync(path);
  if (found.isDirectory()) {
    const folder = Buffer.concat([Buffer.from(path), Buffer.from('/')]);
    for (const name of readdirSync(path, 'buffer')) change(Buffer.concat([folder, name]), act);
  }
  act(path, found);
}
