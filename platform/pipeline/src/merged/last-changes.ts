import { branchSteps, type Repository } from '@dtaas/repository';

/** How far back the merge of a twin is looked for. What was merged before counts as unreviewed. */
const mostSteps = 1000;

/**
 * The step of main that changed each twin last: the commit that a merge made, or a commit that somebody pushed. Steps before the one that
 * changed the last of the twins are not looked at.
 *
 * @param affected the twins whose desired state differs between two commits
 */
export async function lastChanges(
  repository: Repository,
  main: string,
  twins: readonly string[],
  affected: (before: string, after: string) => Promise<readonly string[]>,
): Promise<ReadonlyMap<string, string>> {
  const missing = new Set(twins);
  const found = new Map<string, string>();
  if (missing.size === 0) return found;
  for (const { commit, before } of await branchSteps(repository, main, mostSteps)) {
    // The first commit changed nothing that was there.
    if (before === undefined) break;
    for (const twin of await affected(before, commit)) if (missing.delete(twin)) found.set(twin, commit);
    if (missing.size === 0) break;
  }
  return found;
}
