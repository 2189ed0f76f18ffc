import type { Repository } from '../open.ts';

/**
 * True if git has all objects that these commits name, in one call. Objects that a partial clone can still fetch count.
 */
export async function areWhole({ git }: Repository, commits: readonly string[]): Promise<boolean> {
  if (commits.length === 0) return true;
  const args = ['rev-list', '--no-walk', '--objects', '--quiet', '--missing=allow-promisor', '--stdin'];
  const { code } = await git.attempt(args, `${commits.join('\n')}\n`);
  return code === 0;
}

/** The commits with missing objects. One call if none is missing, as is usual. */
export async function brokenAmong(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  const broken = new Set(commits);
  if (await areWhole(repository, commits)) broken.clear();
  for (const commit of broken) if (await areWhole(repository, [commit])) broken.delete(commit);
  return broken;
}
