import { isIPv4 } from 'node:net';

/** Splits `dashboard.web` into the component and the name of its endpoint. */
export function splitEndpoint(endpoint: string): readonly [component: string, name: string] {
  const dot = endpoint.lastIndexOf('.');
  return [endpoint.slice(0, dot), endpoint.slice(dot + 1)];
}

/** Whether an IP address can be reached only from its own machine. */
export function isLoopback(address: string): boolean {
  return isIPv4(address) ? address.startsWith('127.') : address === '::1';
}

/** An address of a machine. Without a port, a free one is picked. */
interface Listening {
  readonly address: string;
  readonly port?: number;
}

/** Whether two listeners of one machine take the same port. `0.0.0.0` and `::` stand for all addresses. */
export function listensAtOnce(one: Listening, other: Listening): boolean {
  if (one.port === undefined || one.port !== other.port) return false;
  const all = ['0.0.0.0', '::'];
  return one.address === other.address || all.includes(one.address) || all.includes(other.address);
}

/** The URL of an HTTP server at an IP address. */
export function urlAt(address: string, port: number): string {
  const wildcard: { readonly [address: string]: string } = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return `http://${wildcard[address] ?? (address.includes(':') ? `[${address}]` : address)}:${port}`;
}
