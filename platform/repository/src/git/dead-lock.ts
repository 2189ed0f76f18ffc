import { lstatSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, commandLineOf, identify, isAlive, type ProcessHere, processIds } from '@dtaas/processes';
import type { Repository } from '../open.ts';
import { repositoryLocked } from './git-failures.ts';

/** git holds a lock for milliseconds. On a busy machine, or in another container, it may be this long. */
const briefMs = 1_000;
/** No living process locks one of the platform's refs for so long. */
const deadAfterMs = 30_000;
const giveUpMs = deadAfterMs + 5_000;

/**
 * Changes refs, and tries again while another git has locked one of them. A killed git leaves its lock, and every later change
 * would fail. Such a lock is removed when all git processes that lived when it was seen have ended.
 *
 * Errors: `repository-locked` after 35 s.
 */
export async function pastLocks<T>(repository: Repository, change: () => Promise<T>): Promise<T> {
  const until = Date.now() + giveUpMs;
  let lock: Lock | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await change();
    } catch (error) {
      const file = lockThatStopped(error);
      if (file === undefined || Date.now() > until) throw error;
      lock = look(file, lock);
      if (lock && isDead(repository, lock) && look(file, lock) === lock) rmSync(file, { force: true });
      else await sleep(Math.min(20 * attempt, 200));
    }
  }
}

interface Lock {
  readonly file: string;
  /** Differs from the id of the next lock of that name. */
  readonly id: string;
  readonly since: number;
  /** The processes that may have made the lock; `undefined` if the system doesn't list processes. */
  readonly gits: readonly ProcessHere[] | undefined;
}

function lockThatStopped(error: unknown): string | undefined {
  if (!repositoryLocked.is(error)) return undefined;
  return /Unable to create '(.+\.lock)': File exists/.exec(String(error.cause))?.[1];
}

/** The lock as it is now: `seen` if it is still the same one. */
function look(file: string, seen: Lock | undefined): Lock | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const id = `${stat.ino} ${stat.mtimeMs}`;
  if (seen?.file === file && seen.id === id) return seen;
  return { file, id, since: stat.mtimeMs, gits: livingGits() };
}

function livingGits(): ProcessHere[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return processIds()
    .filter((pid) => mayWrite(commandLineOf(pid)))
    .flatMap((pid) => identify(pid) ?? []);
}

/** Commands that only read may run for long, e.g. in a pager. */
function mayWrite([program = '', ...words]: readonly string[]): boolean {
  return /^git(-|$)/.test(basename(program)) && !words.some((word) => readers.has(word));
}

const readers = new Set(['blame', 'cat-file', 'diff', 'fsmonitor--daemon', 'grep', 'log', 'show']);

/** Locks of the user's own branches, index and settings are never removed. */
function isDead({ gitDir }: Repository, { file, since, gits }: Lock): boolean {
  const name = nameIn(gitDir, file);
  const age = Date.now() - since;
  const onlyOurs = /^refs\/(heads\/state\/|heads\/dtaas-forge\.lock$|dtaas\/|pull\/)/.test(name);
  if (onlyOurs && age > deadAfterMs) return true;
  const shared = /^(refs\/tags\/.+|packed-refs)\.lock$/.test(name);
  return (onlyOurs || shared) && age > briefMs && gits !== undefined && !gits.some(isAlive);
}

/** The lock's path in the git directory; git prints resolved paths. Empty if the folder is gone, and the lock with it. */
function nameIn(gitDir: string, file: string): string {
  const folder = attempt(() => realpathSync(dirname(file)));
  return folder === undefined ? '' : relative(realpathSync(gitDir), join(folder, basename(file)));
}
