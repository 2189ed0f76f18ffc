import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where an allowed name must not lead, whoever answers for it: this container, the link (a cloud's metadata), groups of hosts. */
const never: readonly (readonly [address: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
  ['100.100.100.200', 32],
  ['::', 127],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['ff00::', 8],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The networks of this machine: in a container, one of their addresses is the host's. */
function ownNetworks(): readonly (readonly [string, number])[] {
  const all = Object.values(networkInterfaces()).flat();
  return all.flatMap((each) => {
    const [address = '', bits] = each?.cidr?.split('/') ?? [];
    return bits === undefined ? [] : [[address, Number(bits)] as const];
  });
}

/** Whether an allowed name may lead to an address. */
export function isPublic(address: string, own = ownNetworks()): boolean {
  const refused = new BlockList();
  for (const [network, bits] of [...never, ...own]) refused.addSubnet(network, bits, familyOf(network));
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) !== 0 && !refused.check(plain, familyOf(plain));
}

/** Resolves a name at each connection, and leaves out addresses to which it must not lead. */
export function publicLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => isPublic(address));
      if (allowed.length === 0) {
        const where = found.map(({ address }) => address).join(' and ');
        return done(new Error(`${host} leads to ${where}, which no component may reach`), []);
      }
      if (options.all) done(null, allowed);
      else done(null, allowed[0]!.address, allowed[0]!.family);
    });
  };
}
