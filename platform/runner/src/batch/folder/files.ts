import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SavedFile, sha256 } from '@dtaas/model';
import { batchFileUnusable } from '../../failures.ts';
import { hashFile } from '../../state/copy-state.ts';

/** The files of a folder by their paths, in the order of the paths. */
export interface FolderFiles {
  readonly [path: string]: SavedFile;
}

/** Reading a larger file may take so long that other cases would wait. */
const largest = 4 * 2 ** 20;

/**
 * Lists a folder and hashes its files.
 *
 * @throws DtaasError `batch-file-unusable` for a link or a special file, an unreadable file, or a name that isn't UTF-8
 */
export async function hashFolder(folder: string): Promise<FolderFiles> {
  const files: [string, SavedFile][] = [];
  for (const path of pathsIn(folder)) {
    const file = join(folder, path);
    const { size } = lstatSync(file);
    const digest = size > largest ? (await hashFile(file)).sha256 : sha256(readOrRefuse(folder, path));
    files.push([path, { sha256: digest, size }]);
  }
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function pathsIn(folder: string, below = ''): string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true, encoding: 'buffer' });
  return entries.flatMap((entry) => {
    const path = `${below}${entry.name}`;
    const refuse = (why: string) => batchFileUnusable({ folder, path, why });
    if (!isUtf8(entry.name)) throw refuse('its name is not UTF-8');
    if (entry.isDirectory()) return listOrRefuse(folder, `${path}/`);
    if (entry.isSymbolicLink()) throw refuse('it is a link');
    if (!entry.isFile()) throw refuse('it is not a file');
    return [path];
  });
}

function listOrRefuse(folder: string, below: string): string[] {
  return refusing(folder, below, () => pathsIn(folder, below));
}

function readOrRefuse(folder: string, path: string): Buffer {
  return refusing(folder, path, () => readFileSync(join(folder, path)));
}

function refusing<T>(folder: string, path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw cause;
    throw batchFileUnusable({ folder, path, why: 'you may not read it', cause });
  }
}
