import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isHostAddress } from '@dtaas/model';

type Network = readonly [address: string, bits: number];

/** Whether something may lead to an IP address. */
export type Reach = (address: string) => boolean;

/** Metadata of clouds that have no link-local address. */
const metadata: readonly Network[] = [
  ['100.100.100.200', 32],
  ['fd00:ec2::', 32],
];

/** Networks that aren't the Internet, and ways of writing IPv4 addresses as IPv6 (IANA's registries of special addresses). */
const notInternet: readonly Network[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fec0::', 10],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The networks of this machine: in a container, one of their addresses is the host's. */
function ownNetworks(): readonly Network[] {
  const all = Object.values(networkInterfaces()).flat();
  return all.flatMap((each) => {
    const [address = '', bits] = each?.cidr?.split('/') ?? [];
    return bits === undefined ? [] : [[address, Number(bits)] as const];
  });
}

function isOutside(networks: readonly Network[], address: string): boolean {
  const refused = new BlockList();
  for (const [network, bits] of networks) refused.addSubnet(network, bits, familyOf(network));
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isHostAddress(plain) && !refused.check(plain, familyOf(plain));
}

/** Whether components may reach an address that `allow` has, or to which a name in it leads, whoever answers for the name. */
export function isPublic(address: string, own = ownNetworks()): boolean {
  return isOutside([...metadata, ...own], address);
}

/**
 * Whether an address is of the Internet: no private network, and not this machine.
 *
 * @param machine more addresses of this machine, which a container doesn't see
 */
export function isInternet(
  address: string,
  machine: readonly string[] = [],
  own: readonly Network[] = ownNetworks(),
): boolean {
  const hosts = machine.map((each): Network => [each, isIP(each) === 6 ? 128 : 32]);
  return isOutside([...metadata, ...notInternet, ...own, ...hosts], address);
}

/** Resolves a name at each connection, and leaves out addresses to which it must not lead. */
export function lookupWithin(reach: Reach, resolve: typeof lookup = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => reach(address));
      if (allowed.length === 0) {
        const where = found.map(({ address }) => address).join(' and ');
        return done(new Error(`${host} leads to ${where}, which no component may reach`), []);
      }
      if (options.all) done(null, allowed);
      else done(null, allowed[0]!.address, allowed[0]!.family);
    });
  };
}
