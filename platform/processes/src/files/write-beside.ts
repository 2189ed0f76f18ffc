import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasEnded, ownMark } from '../family/identity.ts';
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
  removeLeftovers(dirname(path));
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
  removeLeftovers(dirname(path));
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

function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.draft-${ownMark()}-${randomBytes(8).toString('hex')}`);
}

/** The name of a draft. Earlier editions didn't name the process in it, or built environments in `.building-…`. */
const draftName = /^\.(?:.+\.draft-(?:([0-9a-f]{12}-\d+)-)?[0-9a-f]{16}|building-\d+-[0-9a-f]{12})$/;
/** Far longer than it takes to write one. */
const longestMs = 24 * 60 * 60 * 1000;

/** Removes the drafts of killed processes: the process has ended, or the draft is a day old. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [isDraft, mark] = draftName.exec(name) ?? [];
    if (!isDraft) continue;
    const draft = join(folder, name);
    const age = Date.now() - (lstatSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > longestMs || (mark && hasEnded(mark))) removeTree(draft);
  }
}
