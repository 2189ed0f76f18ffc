import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { forgeRemoteNotBare } from '../failures.ts';

/** The error about a folder that is no bare repository: it names what the folder is. */
export function notBare(path: string): Error {
  // A remote may name the repository inside of a work tree.
  const folder = basename(path) === '.git' ? dirname(path) : path;
  if (!existsSync(path)) return forgeRemoteNotBare({ path, is: 'missing' });
  return forgeRemoteNotBare({ path: folder, is: existsSync(join(folder, '.git')) ? 'work-tree' : 'other' });
}
