import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const lookEveryMs = 1000;

/**
 * Returns a function that finds out whether a workspace's folder still belongs to this runner: false if the folder was removed
 * or replaced. The inode alone doesn't show this, because file systems use the number of a removed folder again; so
 * `runner.json` counts, too.
 */
export function ownershipOf(directory: string): () => boolean {
  const mark = markOf(directory);
  return () => {
    try {
      return markOf(directory) === mark;
    } catch (error) {
      // Other errors of the disk don't show that the folder is gone.
      const { code } = error as NodeJS.ErrnoException;
      return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
  };
}

/** Calls `act` once, soon after the folder is lost. */
export function whenLost(ownsFolder: () => boolean, act: () => void): void {
  const timer = setInterval(() => {
    if (ownsFolder()) return;
    clearInterval(timer);
    act();
  }, lookEveryMs).unref();
}

function markOf(directory: string): string {
  const { dev, ino } = statSync(directory);
  return `${dev}:${ino} ${readFileSync(join(directory, 'runner.json'), 'utf8')}`;
}
