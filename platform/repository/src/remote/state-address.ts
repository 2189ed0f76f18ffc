import type { Platform } from '@dtaas/model';
import type { Repository } from '../open.ts';

/**
 * Where the state of twins lives: the name of a remote, or a URL. A clone that has the `remote` of `platform.yaml` uses it, since its user may reach it
 * by another address. A fresh clone of a CI job has no such remote, and uses the `url`.
 *
 * @returns undefined if the state lives in this clone
 */
export async function stateAddress(
  { git }: Repository,
  { remote, url }: Pick<Platform['spec']['state'], 'remote' | 'url'> = {},
): Promise<string | undefined> {
  if (remote === undefined || url === undefined) return remote ?? url;
  const { code } = await git.attempt(['remote', 'get-url', '--', remote]);
  return code === 0 ? remote : url;
}
