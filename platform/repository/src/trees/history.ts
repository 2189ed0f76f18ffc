import type { Repository } from '../open.ts';

/** More contents of one directory than these are not looked at. */
const most = 1000;

/**
 * The commits of all branches and tags that changed a directory, newest first: one for each content that the directory had. Two
 * git calls.
 */
export async function contentsInHistory({ git }: Repository, directory: string): Promise<readonly string[]> {
  const listed = await git.text(['rev-list', `--max-count=${most}`, '--all', '--', directory]);
  const commits = listed.split('\n').filter(Boolean);
  if (commits.length === 0) return [];
  const input = commits.map((commit) => `${commit}:${directory}\n`).join('');
  const trees = (
    await git.text(['cat-file', '--buffer', '--batch-check=%(objectname) %(objecttype)'], input)
  ).split('\n');
  const first = new Map<string, string>();
  for (const [index, commit] of commits.entries()) {
    const [id, type] = (trees[index] ?? '').split(' ');
    if (id !== undefined && type === 'tree' && !first.has(id)) first.set(id, commit);
  }
  return [...first.values()];
}
