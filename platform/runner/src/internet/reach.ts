import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { addressOfUrl, linksOf, type WorkspaceSpec } from '@dtaas/model';
import { isInternet, type Reach } from './addresses.ts';

/**
 * Where components get through the proxy: to the Internet, but not to the physical twin, whose link is the runner's alone. Asked for each
 * connection, because a name may get another address.
 *
 * @param machine addresses of the machine that a container doesn't see
 */
export async function internetReach(
  { physicalTwin }: Pick<WorkspaceSpec, 'physicalTwin'>,
  machine: readonly string[] = [],
): Promise<Reach> {
  const links = physicalTwin ? [...linksOf(physicalTwin).values()] : [];
  const plants = await Promise.all(links.map(({ link }) => addressesOf(addressOfUrl(link.url)!.host)));
  const closed = [...machine, ...plants.flat()];
  return (address) => isInternet(address, closed);
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
