import { randomBytes } from 'node:crypto';
import type { Repository } from '@dtaas/repository';

const ref = 'refs/dtaas/home';

/** The id of the clone's home; made when there is none. */
export async function homeOf({ git }: Repository): Promise<string> {
  const found = await git.attempt(['cat-file', 'blob', `${ref}:home.json`]);
  if (found.code === 0) return (JSON.parse(found.stdout.toString()) as { home: string }).home;
  const home = randomBytes(8).toString('hex');
  const blob = (
    await git.attempt(['hash-object', '-w', '--stdin'], { input: JSON.stringify({ home }) })
  ).stdout
    .toString()
    .trim();
  const tree = (await git.attempt(['mktree'], { input: `100644 blob ${blob}\thome.json\n` })).stdout
    .toString()
    .trim();
  const commit = (
    await git.attempt([
      '-c',
      'user.name=dtaas',
      '-c',
      'user.email=dtaas@localhost',
      'commit-tree',
      '-m',
      'Home',
      tree,
    ])
  ).stdout
    .toString()
    .trim();
  await git.text(['update-ref', ref, commit, '']);
  return home;
}
