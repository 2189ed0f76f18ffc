import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const lookEveryMs = 1000;

/**
 * Finds out whether a workspace's folder still belongs to this runner, by its inode and its `runner.json`. The inode alone isn't
 * enough, because file systems use the number of a removed folder again.
 */
export class FolderOwnership {
  readonly #directory: string;
  readonly #mark: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#mark = markOf(directory);
  }

  /** False if the folder was removed or replaced. */
  get isOwned(): boolean {
    try {
      return markOf(this.#directory) === this.#mark;
    } catch (error) {
      // Other errors of the disk don't show that the folder is gone.
      const { code } = error as NodeJS.ErrnoException;
      return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
  }

  /** Calls `act` once, soon after the folder is lost. Returns a function that stops checking. */
  whenLost(act: () => void): () => void {
    const timer = setInterval(() => {
      if (this.isOwned) return;
      clearInterval(timer);
      act();
    }, lookEveryMs).unref();
    return () => clearInterval(timer);
  }
}

function markOf(directory: string): string {
  const { dev, ino } = statSync(directory);
  return `${dev}:${ino} ${readFileSync(join(directory, 'runner.json'), 'utf8')}`;
}
