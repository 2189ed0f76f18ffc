import { BlockList, isIP, isIPv6 } from 'node:net';

/** A host, an IPv6 address without brackets, and a port. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const usualPorts: { readonly [protocol: string]: number } = {
  'http:': 80,
  'https:': 443,
  'mqtt:': 1883,
  'mqtts:': 8883,
  'opc.tcp:': 4840,
  'ws:': 80,
  'wss:': 443,
};

/** The address of a URL; `undefined` if the URL has no host or no known port. */
export function addressOfUrl(url: string): Address | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const known = port === '' ? usualPorts[protocol] : Number(port);
  return hostname === '' || known === undefined ? undefined : { host: plainHost(hostname), port: known };
}

/** Reads `host:port` and `[::1]:port`. The schema has checked the form. */
export function parseAddress(text: string): Address {
  const colon = text.lastIndexOf(':');
  return { host: plainHost(text.slice(0, colon)), port: Number(text.slice(colon + 1)) };
}

/** Prints each address in one way; an IPv6 address is put in brackets. */
export function printAddress({ host, port }: Address): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/** True for names and addresses of the machine itself. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.[\d.]+$/.test(host);
}

const notHosts = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  notHosts.addSubnet(network, bits, 'ipv4');
  notHosts.addSubnet(translated(network), 96 + bits, 'ipv6');
}
for (const [network, bits] of [
  ['::', 96],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  notHosts.addSubnet(network, bits, 'ipv6');

/** An IPv4 address as a translator of IPv6 networks has it (NAT64, RFC 6052). */
export function translated(address: string): string {
  return `64:ff9b::${address}`;
}

/**
 * From this network (RFC 4193) are the IPv6 networks of twins in containers, each with a number of its own. Nothing that `allow` has leads
 * there.
 */
export const networksOfTwins = { address: 'fdd7:a500::', bits: 32 } as const;

/** True for an IP address of another host: not of this machine, of a link (a cloud's metadata), or of a group of hosts. */
export function isHostAddress(host: string): boolean {
  const version = isIP(host);
  // An IPv4 address that is written as IPv6 is dialled as IPv4. An address with a zone is one of a link.
  if (version === 0 || host.startsWith('::ffff:') || host.includes('%')) return false;
  return !notHosts.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** Why components don't reach an IPv6 address. */
export const withoutIPv6 = 'containers have IPv6 only at a place with the setting ipv6: true';

/** Why no component reaches a host that `allow` has, other than this machine; `undefined` if components do. */
export function whyUnreachable(host: string, { ipv6 }: { readonly ipv6: boolean }): string | undefined {
  if (isIP(host) === 0) return undefined;
  if (!isHostAddress(host)) return 'it is not the address of one other host';
  return isIPv6(host) && !ipv6 ? withoutIPv6 : undefined;
}

/** The host in lower case; an IPv6 address without brackets and in its shortest form. */
function plainHost(host: string): string {
  if (!host.startsWith('[')) return host.toLowerCase();
  const url = `http://${host}/`;
  return (URL.canParse(url) ? new URL(url).hostname : host.toLowerCase()).slice(1, -1);
}
