import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, isAlive, LockTakenError, withLock } from '@dtaas/processes';
import type { RunnerFile } from './workspace-file.ts';

/**
 * Runs `work` while no other runner has the workspace. The lock's name is random and kept in the workspace, so no other user
 * can take the lock first.
 *
 * @returns false if another runner has the workspace
 */
export async function withWorkspace(directory: string, work: () => Promise<void>): Promise<boolean> {
  const name = `workspace ${readToken(join(directory, 'lock'))}`;
  try {
    return await withLock(name, { purpose: `running ${directory}` }, async () => {
      if (hasRunnerOfBefore(directory)) return false;
      await work();
      return true;
    });
  } catch (error) {
    if (error instanceof LockTakenError) return false;
    throw error;
  }
}

/** A runner of platform 0.2 or older holds a lock of another kind, but it names itself in `runner.json`. */
function hasRunnerOfBefore(directory: string): boolean {
  const read = (): RunnerFile => JSON.parse(readFileSync(join(directory, 'runner.json'), 'utf8'));
  return attempt(() => isAlive(read())) ?? false;
}

/** The workspace's token. If two processes make it at once, both use the first one. */
function readToken(path: string): string {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, randomBytes(16).toString('hex'), { mode: 0o600 });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(path, 'utf8');
}
