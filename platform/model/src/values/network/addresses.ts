import { isIP } from 'node:net';

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

/** The host in lower case; an IPv6 address without brackets and in its shortest form. */
function plainHost(host: string): string {
  if (!host.startsWith('[')) return host.toLowerCase();
  const url = `http://${host}/`;
  return (URL.canParse(url) ? new URL(url).hostname : host.toLowerCase()).slice(1, -1);
}
