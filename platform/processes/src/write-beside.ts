import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { removeTree } from './remove-tree.ts';

/**
 * Replaces a file as a whole: it is written beside `path` under another name, then renamed. A reader finds the old file or the
 * new one, also if this process is killed. The folder must exist.
 *
 * @param mode of the file, whatever the caller's umask is
 */
export function writeBeside(
  path: string,
  content: string | Uint8Array,
  { mode = 0o644 }: { readonly mode?: number } = {},
): void {
  removeLeftovers(path);
  const draft = draftOf(path);
  try {
    writeFileSync(draft, content, { flag: 'wx', mode });
    chmodSync(draft, mode);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Makes a folder that is there whole or not at all: `fill` fills it beside `path` under another name, then it is renamed. An
 * empty folder at `path` is replaced. If another process was faster, its folder stays and this one is removed.
 *
 * @param mode of the folder, whatever the caller's umask is
 * @returns whether the folder at `path` is the one that `fill` filled
 */
export async function fillBeside(
  path: string,
  mode: number,
  fill: (draft: string) => Promise<void>,
): Promise<boolean> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  removeLeftovers(path);
  const draft = draftOf(path);
  makeFolder(draft, mode);
  try {
    await fill(draft);
    renameSync(draft, path);
    return true;
  } catch (error) {
    removeTree(draft);
    const { code } = error as NodeJS.ErrnoException;
    if ((code === 'ENOTEMPTY' || code === 'EEXIST') && lstatSync(path).isDirectory()) return false;
    throw error;
  }
}

/** Makes a folder with this mode, whatever the caller's umask is. */
export function makeFolder(path: string, mode: number): void {
  mkdirSync(path, { mode });
  chmodSync(path, mode);
}

const draftPrefix = (path: string) => `.${basename(path)}.draft-`;
const draftOf = (path: string) =>
  join(dirname(path), `${draftPrefix(path)}${randomBytes(8).toString('hex')}`);
/** Far longer than it takes to write one. */
const leftoverAfterMs = 24 * 60 * 60 * 1000;

/** Removes the drafts of processes that were killed. */
function removeLeftovers(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(draftPrefix(path))) continue;
    const draft = join(dirname(path), name);
    const stat = lstatSync(draft, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > leftoverAfterMs) removeTree(draft);
  }
}
