import type { Repository } from '@dtaas/repository';

/**
 * The address of the remote whose forge a clone belongs to: `origin`, or else its only remote. git has applied `insteadOf`.
 *
 * @param name another remote
 * @returns undefined if there is none
 */
export async function forgeRemoteOf({ git }: Repository, name?: string): Promise<string | undefined> {
  const remotes = (await git.text(['remote'])).split('\n').filter(Boolean);
  const only = remotes.length === 1 ? remotes[0] : undefined;
  const remote = name ?? (remotes.includes('origin') ? 'origin' : only);
  if (remote === undefined || !remotes.includes(remote)) return undefined;
  return git.text(['remote', 'get-url', '--', remote]);
}
