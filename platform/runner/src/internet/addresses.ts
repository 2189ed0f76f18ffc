import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isHostAddress, networksOfTwins, translated, withoutIPv6 } from '@dtaas/model';

type Network = readonly [address: string, bits: number];

/** Whether something may lead to an IP address. */
export type Reach = (address: string) => boolean;

/** Metadata of clouds that have no link-local address, and the networks of other twins. */
const closed: readonly Network[] = [
  ['100.100.100.200', 32],
  ['fd00:ec2::', 32],
  [networksOfTwins.address, networksOfTwins.bits],
];

/** Networks that aren't the Internet, and ways of writing IPv4 addresses as IPv6 (IANA's registries of special addresses). */
const notInternet: readonly Network[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
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
  for (const [network, bits] of networks) {
    refused.addSubnet(network, bits, familyOf(network));
    if (familyOf(network) === 'ipv4') refused.addSubnet(translated(network), 96 + bits, 'ipv6');
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isHostAddress(plain) && !refused.check(plain, familyOf(plain));
}

/** Whether components may reach an address that `allow` has, or to which a name in it leads, whoever answers for the name. */
export function isPublic(address: string, own = ownNetworks()): boolean {
  return isOutside([...closed, ...own], address);
}

/**
 * Whether an address is of the Internet: no private network, and not this machine.
 *
 * @param machine more addresses of this machine, or networks of it (`2001:db8::2/64`), which a container doesn't see
 */
export function isInternet(
  address: string,
  machine: readonly string[] = [],
  own: readonly Network[] = ownNetworks(),
): boolean {
  const hosts = machine.map((each): Network => {
    const [host = '', bits = isIP(host) === 6 ? 128 : 32] = each.split('/');
    return [host, Number(bits)];
  });
  return isOutside([...closed, ...notInternet, ...own, ...hosts], address);
}

/**
 * Resolves a name at each connection, and leaves out addresses to which it must not lead.
 *
 * @param ipv6 whether this machine reaches IPv6 addresses
 */
export function lookupWithin(
  reach: Reach,
  resolve: typeof lookup = lookup,
  ipv6: boolean = true,
): LookupFunction {
  return (host, options, done) => {
    // Without IPv6, a resolver would leave out IPv6 addresses, and nobody would learn that there are some.
    const asked = ipv6 ? options : { ...options, hints: 0 };
    resolve(host, { ...asked, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => reach(address));
      const usable = allowed.filter(({ family }) => ipv6 || family === 4);
      if (usable.length === 0) {
        const where = found.map(({ address }) => address).join(' and ');
        const why = allowed.length === 0 ? 'which no component may reach' : `and ${withoutIPv6}`;
        return done(new Error(`${host} leads to ${where}, ${why}`), []);
      }
      if (options.all) done(null, usable);
      else done(null, usable[0]!.address, usable[0]!.family);
    });
  };
}
