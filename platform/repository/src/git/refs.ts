import type { Repository } from '../open.ts';
import { pastLocks } from './dead-lock.ts';
import { gitFailed } from './git-errors.ts';
import { addPackedRefs } from './packed-refs.ts';

/** Names of refs below prefixes that end in `/`, with the ids they hold. */
export async function readRefs(
  repository: Repository,
  ...prefixes: readonly string[]
): Promise<Map<string, string>> {
  const output = await repository.git.run(['for-each-ref', '--format=%(refname) %(objectname)', ...prefixes]);
  const lines = output.toString().split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split(' ') as [string, string]));
}

/** The id of the object that a ref, or another name such as `<commit>:<path>`, stands for; `null` if there is none. */
export async function readRef(repository: Repository, ref: string): Promise<string | null> {
  const { code, stdout } = await repository.git.attempt(['rev-parse', '--verify', '--quiet', ref]);
  return code === 0 ? stdout.toString().trim() : null;
}

export interface RefChange {
  readonly ref: string;
  /** `null` removes the ref. */
  readonly to: string | null;
  /** The id that the ref must hold now; `null`: it must not exist. */
  readonly from: string | null;
}

/**
 * Compare and swap: all changes or none. False if a ref held another id: read it again.
 */
export async function updateRefs(repository: Repository, changes: readonly RefChange[]): Promise<boolean> {
  // By default git doesn't wait until a ref has reached the disk.
  return swapRefs(repository, changes, ['-c', 'core.fsync=reference']);
}

/**
 * Makes branches that a remote has, too, and of which there may be many. Where git makes them, a machine that loses its power may
 * lose copies. False if one of them is there already.
 *
 * @param branches full name → id
 */
export async function copyBranches(
  repository: Repository,
  branches: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (await addPackedRefs(repository, branches)) return true;
  return swapRefs(
    repository,
    [...branches].map(([ref, to]) => ({ ref, to, from: null })),
  );
}

async function swapRefs(
  repository: Repository,
  changes: readonly RefChange[],
  options: readonly string[] = [],
): Promise<boolean> {
  if (changes.length === 0) return true;
  const zero = '0'.repeat(repository.objectFormat === 'sha256' ? 64 : 40);
  const input = changes
    .map(({ ref, to, from }) => `update ${ref}\0${to ?? zero}\0${from ?? zero}\0`)
    .join('');
  const command = [...options, 'update-ref', '--no-deref', '-z', '--stdin'];
  return await pastLocks(repository, async () => {
    const { code, stderr } = await repository.git.attempt(command, input);
    if (code === 0) return true;
    if (/but expected|reference already exists|unable to resolve reference|is missing/.test(stderr))
      return false;
    throw gitFailed(command, code, stderr);
  });
}
