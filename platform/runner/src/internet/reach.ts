import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import {
  type Address,
  addressOfUrl,
  linksOf,
  parseAddress,
  printAddress,
  type WorkspaceSpec,
} from '@dtaas/model';
import { isInternet, type Reach } from './addresses.ts';

/**
 * Where components get through the proxy: to what `allow` has, and to the Internet, but not to the physical twin, whose link is the runner's
 * alone. Asked for each connection, because a name may get another address.
 *
 * @param target what the proxy is asked for
 * @param allowed where a host that `allow` has may lead
 * @param machine addresses of the machine that a container doesn't see
 */
export async function internetReach(
  { physicalTwin, network }: Pick<WorkspaceSpec, 'physicalTwin' | 'network'>,
  target: Address,
  { allowed, machine = [] }: { readonly allowed: Reach; readonly machine?: readonly string[] | undefined },
): Promise<Reach> {
  const isTarget = (each: string) => printAddress(parseAddress(each)) === printAddress(target);
  if (network.allow.some(isTarget)) return allowed;
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
