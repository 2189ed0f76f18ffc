import type { Repository } from '@dtaas/repository';

/** git's `user.name` as it counts in a repository; undefined if there is none. */
export async function userNameOf({ git }: Repository): Promise<string | undefined> {
  const { code, stdout } = await git.attempt(['config', 'user.name']);
  const name = code === 0 ? stdout.toString().trim() : '';
  return name === '' ? undefined : name;
}
