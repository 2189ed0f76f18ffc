import type { Repository } from '../open.ts';
import { expectRefName, pushRefs } from './remote.ts';

/** A branch and a commit on top of the one that it was seen at. */
export interface BranchStep {
  /** Without `refs/heads/`. Anybody may have chosen the name. */
  readonly branch: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves a branch of a remote, if it still is where it was seen.
 *
 * @returns what the remote said if it refused, e.g. because the branch was moved or deleted since
 *
 * Errors: `remote-ref-invalid`, `remote-invalid`, `remote-unreachable`, `remote-refused`.
 */
export async function pushBranch(
  repository: Repository,
  remote: string,
  { branch, from, to }: BranchStep,
): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  await expectRefName(repository, ref);
  return (await pushRefs(repository, remote, [`${to}:${ref}`], new Map([[ref, from]]))).get(ref);
}
