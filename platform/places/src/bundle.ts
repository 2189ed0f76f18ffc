import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sha256 } from '@dtaas/model';
import { attempt, commandLineOf, processIds, removeTree, writeBeside } from '@dtaas/processes';

/** The runner, and the helper of another machine. */
type Program = 'runner' | 'place';

export type Bundle = Readonly<ReturnType<typeof bundleOf>>;

/** A program that is copied to the store of a machine once, into a folder with its digest in the name. */
export function bundleOf(program: Program, path: string) {
  const bytes = readFileSync(path);
  const digest = sha256(bytes);
  return { folder: `${program}-${digest.slice(0, 16)}`, file: `${program}.mjs`, bytes, sha256: digest };
}

/** Copies the runner to the store, so that a running twin doesn't depend on the clone. Returns the path of the copy. */
export function storeRunner(store: string, runner: string): string {
  const { folder, file, bytes } = bundleOf('runner', runner);
  const copy = join(store, folder, file);
  // A copy that somebody has altered is replaced.
  if (attempt(() => readFileSync(copy))?.equals(bytes)) return copy;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
  writeBeside(copy, bytes, { mode: 0o600 });
  return copy;
}

/** Drafts of this age belong to transfers that were cut off. */
const abandonedMs = 24 * 3600_000;

/** Removes the copies of each program that no process uses, except the newest, and drafts that were cut off. */
export function removeOldCopies(store: string): void {
  const folders = attempt(() => readdirSync(store)) ?? [];
  for (const path of folders.filter((name) => name.startsWith('.')).map((name) => join(store, name)))
    if (putAt(path) < Date.now() - abandonedMs) attempt(() => removeTree(path));
  for (const program of ['runner', 'place'] satisfies Program[]) {
    const [, ...older] = folders
      .filter((name) => name.startsWith(`${program}-`))
      .map((name) => ({ name, path: join(store, name) }))
      .sort((a, b) => putAt(b.path) - putAt(a.path));
    if (older.length === 0) continue;
    const words = [process.pid, ...processIds()].flatMap(commandLineOf);
    for (const { name, path } of older) {
      // A helper is called with the name of the runner's folder.
      const isUsed = words.some((word) => word === name || word.startsWith(path + sep));
      if (!isUsed) attempt(() => removeTree(path));
    }
  }
}

function putAt(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
