import type { FoundForge } from '@dtaas/forge';

/** What `platform.yaml` accepts as the address of a repository that a key of SSH opens. */
const sshAddress =
  /^(?:ssh:\/\/(?:[A-Za-z0-9_.-]+@)?[^\s/@]+\/[^\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\s-][^\s]*)$/;

/**
 * Where the state of the twins lives, unless somebody says otherwise: in this repository. Jobs reach it by SSH, because a deploy key opens nothing
 * else; a bare repository on this machine is reached by the name of the remote.
 *
 * @param address of the remote, as git has it. Credentials in it are left out
 */
export function usualStateHome(
  found: FoundForge,
  { name, address }: { readonly name: string; readonly address: string },
): { readonly url: string } | { readonly remote: string } {
  if (found.kind === 'local') return { remote: name };
  if (sshAddress.test(address)) return { url: address };
  return { url: `ssh://git@${new URL(found.url).hostname}/${found.repository}.git` };
}
