import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const lookEveryMs = 1000;

/**
 * A workspace's folder as it is when its runner has moved in: this folder, with this runner's `runner.json`. An inode alone
 * doesn't tell, since file systems give a removed folder's number to the next one.
 */
export class FolderOwnership {
  readonly #directory: string;
  readonly #mark: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#mark = markOf(directory);
  }

  /** False once somebody has removed the folder, or put another in its place. */
  get isOwned(): boolean {
    try {
      return markOf(this.#directory) === this.#mark;
    } catch (error) {
      // A disk that doesn't answer isn't a folder that is gone.
      const { code } = error as NodeJS.ErrnoException;
      return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
  }

  /** Calls `act` once, soon after it is lost. Answers how to look no more. */
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
