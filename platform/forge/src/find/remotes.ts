import type { Repository } from '@dtaas/repository';

/**
 * The name of the remote whose forge a clone belongs to: `origin`, or else its only remote.
 *
 * @param name another remote
 * @returns undefined if there is none
 */
export async function forgeRemoteNameOf({ git }: Repository, name?: string): Promise<string | undefined> {
  const remotes = (await git.text(['remote'])).split('\n').filter(Boolean);
  const only = remotes.length === 1 ? remotes[0] : undefined;
  const remote = name ?? (remotes.includes('origin') ? 'origin' : only);
  return remote !== undefined && remotes.includes(remote) ? remote : undefined;
}

/** The address of that remote. git has applied `insteadOf`. */
export async function forgeRemoteOf(clone: Repository, name?: string): Promise<string | undefined> {
  const remote = await forgeRemoteNameOf(clone, name);
  return remote === undefined ? undefined : clone.git.text(['remote', 'get-url', '--', remote]);
}
