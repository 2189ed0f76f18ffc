import { sha256 } from '@dtaas/model';
import { remoteRefMissing } from '../failures.ts';
import { redact } from '../git/git-errors.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { expectRefName, fetchRefs, listRemoteRefs } from './remote.ts';

/**
 * The commit that a ref of a remote names now, with its history: a branch, or a pull request's head (`refs/pull/7/head`). No branch
 * of this clone moves.
 *
 * @param ref in full, e.g. `refs/heads/main`; people may have chosen it
 *
 * Errors: `remote-ref-invalid`, `remote-ref-missing`, `remote-invalid`, `remote-unreachable`, `remote-refused`.
 */
export async function fetchCommit(repository: Repository, remote: string, ref: string): Promise<string> {
  await expectRefName(repository, ref);
  // Names of other people's branches could be in each other's way.
  const own = `refs/dtaas/fetched/${sha256(ref).slice(0, 32)}`;
  const there = (await listRemoteRefs(repository, remote, [ref])).get(ref);
  if (there === undefined) throw remoteRefMissing({ ref, remote: redact(remote) });
  if (await isNamed(repository, there)) return there;
  await fetchRefs(repository, remote, [`+${ref}:${own}`]);
  return (await readRef(repository, own)) ?? there;
}

/** Whether a ref of this clone names a commit, so that the clone has it with its history, and keeps it. */
async function isNamed({ git }: Repository, commit: string): Promise<boolean> {
  const { code, stdout } = await git.attempt(['for-each-ref', '--count=1', `--points-at=${commit}`]);
  return code === 0 && stdout.length > 0;
}
