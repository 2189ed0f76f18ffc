import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gitFailed } from './git-errors.ts';
import type { Repository } from './open.ts';

/** Names of refs below a prefix that ends in `/`, with the ids they hold. */
export async function readRefs(repository: Repository, prefix: string): Promise<Map<string, string>> {
  const output = await repository.git.run(['for-each-ref', '--format=%(refname) %(objectname)', prefix]);
  const lines = output.toString().split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split(' ') as [string, string]));
}

/** What a ref holds, or `null` where there is none. */
export async function readRef(repository: Repository, ref: string): Promise<string | null> {
  const { code, stdout } = await repository.git.attempt(['rev-parse', '--verify', '--quiet', ref]);
  return code === 0 ? stdout.toString().trim() : null;
}

export interface RefChange {
  readonly ref: string;
  /** `null` removes the ref. */
  readonly to: string | null;
  /** What it must hold for the change to happen; `null`: it must not exist. */
  readonly from: string | null;
}

/**
 * Compare and swap: all changes or none. False where a ref held something else, so that the caller reads again.
 */
export async function updateRefs(repository: Repository, changes: readonly RefChange[]): Promise<boolean> {
  if (changes.length === 0) return true;
  const zero = '0'.repeat(repository.objectFormat === 'sha256' ? 64 : 40);
  const input = changes
    .map(({ ref, to, from }) => `update ${ref}\0${to ?? zero}\0${from ?? zero}\0`)
    .join('');
  for (let attempt = 1; ; attempt++) {
    const { code, stderr } = await repository.git.attempt(['update-ref', '--no-deref', '-z', '--stdin'], {
      input,
    });
    if (code === 0) return true;
    if (/but expected|reference already exists|unable to resolve reference|is missing/.test(stderr))
      return false;
    const locked = /Unable to create '(?:[^']*)\.lock': File exists/.test(stderr);
    if (!locked || attempt === attempts) throw gitFailed(['update-ref'], code, stderr);
    for (const { ref } of changes) removeDeadLock(repository, ref);
    await sleep(20 * attempt);
  }
}

const attempts = 12;
/** git holds a ref's lock for milliseconds. */
const deadAfterMs = 30_000;

/**
 * A git that was killed outright leaves the lock of a ref behind, and every later write would fail. Only the
 * platform writes these refs, so an old lock belongs to nobody.
 */
function removeDeadLock(repository: Repository, ref: string): void {
  if (!/^refs\/(heads\/state|dtaas)\//.test(ref)) return;
  const lock = join(repository.gitDir, `${ref}.lock`);
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (stat && Date.now() - stat.mtimeMs > deadAfterMs) rmSync(lock, { force: true });
}
