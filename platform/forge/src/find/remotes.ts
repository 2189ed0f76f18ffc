import type { Repository } from '@dtaas/repository';
import { forgeRemoteMissing } from '../failures.ts';

/**
 * The name of the remote whose forge a clone belongs to: `origin`, or else its only remote.
 *
 * @param name another remote
 * @returns undefined if there is none
 */
export async function forgeRemoteNameOf(clone: Repository, name?: string): Promise<string | undefined> {
  const remotes = await remotesOf(clone);
  const only = remotes.length === 1 ? remotes[0] : undefined;
  const remote = name ?? (remotes.includes('origin') ? 'origin' : only);
  return remote !== undefined && remotes.includes(remote) ? remote : undefined;
}

/** As `forgeRemoteNameOf`. @throws `forge-remote-missing` */
export async function expectForgeRemote(clone: Repository, name?: string): Promise<string> {
  const found = await forgeRemoteNameOf(clone, name);
  if (found === undefined) throw forgeRemoteMissing({ remotes: await remotesOf(clone) });
  return found;
}

async function remotesOf({ git }: Repository): Promise<readonly string[]> {
  return (await git.text(['remote'])).split('\n').filter(Boolean);
}

/** The address of a remote. git has applied `insteadOf`. */
export function addressOf({ git }: Repository, remote: string): Promise<string> {
  return git.text(['remote', 'get-url', '--', remote]);
}
