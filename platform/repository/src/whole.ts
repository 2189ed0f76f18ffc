import type { Repository } from './open.ts';

/**
 * Whether git has everything that these commits name, in one call. What a partial clone may still fetch counts as there.
 */
export async function areWhole({ git }: Repository, commits: readonly string[]): Promise<boolean> {
  if (commits.length === 0) return true;
  const args = ['rev-list', '--no-walk', '--objects', '--quiet', '--missing=allow-promisor', '--stdin'];
  const { code } = await git.attempt(args, { input: `${commits.join('\n')}\n` });
  return code === 0;
}

/** Those of the commits that lack something: one call where, as nearly always, none does. */
export async function brokenAmong(
  repository: Repository,
  commits: readonly string[],
): Promise<ReadonlySet<string>> {
  const broken = new Set<string>();
  if (await areWhole(repository, commits)) return broken;
  for (const commit of new Set(commits)) if (!(await areWhole(repository, [commit]))) broken.add(commit);
  return broken;
}
