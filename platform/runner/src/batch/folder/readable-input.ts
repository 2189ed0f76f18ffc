import { cpSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Isolation, makeReadable } from '@dtaas/sandbox';

/**
 * The input folder as the program can read it. If root runs a sandbox, the program is another user, who may not read what only
 * root may: the files are then copied to `copy`, because the modes of a person's files aren't ours to change.
 */
export function readableInput(folder: string, copy: string, { mode }: Isolation): string {
  if (mode === 'weak' || process.getuid?.() !== 0) return folder;
  const path = unreadableIn(folder);
  if (path === undefined) return folder;
  cpSync(folder, copy, { recursive: true });
  makeReadable(copy, join(copy, path));
  return copy;
}

/** The path of something in the folder, or `''` for the folder itself, that not every user can read. */
function unreadableIn(folder: string, path = ''): string | undefined {
  const found = lstatSync(join(folder, path));
  const needed = found.isDirectory() ? 0o005 : 0o004;
  if ((found.mode & needed) !== needed) return path;
  if (!found.isDirectory()) return undefined;
  for (const name of readdirSync(join(folder, path))) {
    const unreadable = unreadableIn(folder, join(path, name));
    if (unreadable !== undefined) return unreadable;
  }
  return undefined;
}
