import { randomUUID } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a directory that is there whole or not at all: filled beside `target` under another name, then renamed. An
 * empty `target` is replaced; where another process was faster, its directory stays and ours goes.
 * Answers whether it is ours.
 *
 * @param mode of the directory, whatever the caller's umask is
 */
export async function makeDirectory(
  target: string,
  mode: number,
  fill: (draft: string) => Promise<void>,
): Promise<boolean> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  removeLeftovers(target);
  const draft = join(dirname(target), `${draftPrefix(target)}${randomUUID()}`);
  makeFolder(draft, mode);
  try {
    await fill(draft);
    renameSync(draft, target);
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if ((code === 'ENOTEMPTY' || code === 'EEXIST') && lstatSync(target).isDirectory()) return false;
    throw error;
  }
}

/** Makes a folder with this mode, whatever the caller's umask is. */
export function makeFolder(path: string, mode: number): void {
  mkdirSync(path, { mode });
  chmodSync(path, mode);
}

const draftPrefix = (target: string) => `.${basename(target)}.draft-`;
/** Far longer than it takes to fill one. */
const leftoverAfterMs = 24 * 60 * 60 * 1000;

/** What processes left behind that were killed while they filled it. */
function removeLeftovers(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    if (!name.startsWith(draftPrefix(target))) continue;
    const draft = join(dirname(target), name);
    const stat = statSync(draft, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > leftoverAfterMs) rmSync(draft, { recursive: true, force: true });
  }
}
