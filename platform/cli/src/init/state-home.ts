import type { FoundForge } from '@dtaas/forge';

/** What `platform.yaml` accepts as the address of a repository that a key of SSH opens. */
const sshAddress =
  /^(?:ssh:\/\/(?:[A-Za-z0-9_.-]+@)?[^\s/@]+\/[^\s]+|[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+:[^\s-][^\s]*)$/;

/** Where state lives, as `platform.yaml` says it. */
export type StateHome =
  | { readonly url: string }
  | { readonly remote: string }
  | { readonly remote: string; readonly url: string };

interface Remote {
  readonly name: string;
  /** As git has it. Credentials in it are left out. */
  readonly address: string;
}

/** Where the state of the twins lives, unless somebody says otherwise: in this repository. */
export function usualStateHome(found: FoundForge, remote: Remote): StateHome {
  if (found.kind === 'local') return { remote: remote.name };
  const { hostname } = new URL(found.url);
  const url = sshAddress.test(remote.address)
    ? remote.address
    : `ssh://git@${hostname}/${found.repository}.git`;
  return { remote: remote.name, url };
}

/**
 * State at an address of SSH, since a deploy key opens nothing else. If that is this repository, its remote is named, too: a job without the key, which plans a pull
 * request, reads the state as it read the code.
 */
export function stateHomeAt(url: string, found: FoundForge, remote: Remote): StateHome {
  if (found.kind === 'local') return { url };
  const [, host, path] =
    /^(?:ssh:\/\/)?(?:[^@/]+@)?([^:/]+)(?::\d+(?=\/))?[:/]\/?(.+?)(?:\.git)?$/.exec(url) ?? [];
  const isHere = host === new URL(found.url).hostname && path === found.repository;
  return isHere ? { remote: remote.name, url } : { url };
}
