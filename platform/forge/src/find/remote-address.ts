import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As `URL` has it. `scp:` is ssh, written `git@host:path`. */
const protocols = ['https:', 'http:', 'ssh:', 'git:', 'scp:'] as const;
type Protocol = (typeof protocols)[number];

/** Where a remote is: on this machine, or on a server. Credentials of the URL are left out. */
export type RemoteAddress =
  | { readonly at: 'path'; readonly path: string }
  | {
      readonly at: 'server';
      readonly protocol: Protocol;
      /** In lower case. An IPv6 address has its brackets. */
      readonly host: string;
      /** Undefined if it is the usual one of the scheme. */
      readonly port: number | undefined;
      /** Without `/` at its ends and without `.git`. */
      readonly path: string;
    };

/**
 * Reads the address of a remote, as `git remote get-url` prints it, so that `insteadOf` has been applied.
 *
 * @param folder where a relative path begins
 * @returns undefined if the text is not the address of a repository
 */
export function parseRemote(text: string, folder: string): RemoteAddress | undefined {
  if (/[\s\p{Cc}]/u.test(text.trim()) && !/^[./]/.test(text)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parseUrl(text);
  const scp = /^(?:[^@/:]+@)?(?<host>\[[0-9a-f:.]+\]|[A-Za-z0-9._-]+):(?<path>[^:].*)$/i.exec(text)?.groups;
  if (scp && !/^\.{0,2}\//.test(text)) return server('scp:', scp['host'] ?? '', '', scp['path'] ?? '');
  // git looks for a folder before anything else.
  return text === '' || text.startsWith('-') ? undefined : { at: 'path', path: resolve(folder, text) };
}

function parseUrl(text: string): RemoteAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.search !== '' || url.hash !== '') return undefined;
  if (url.protocol === 'file:') return url.host === '' ? { at: 'path', path: fileURLToPath(url) } : undefined;
  const protocol = protocols.find((each) => each === url.protocol);
  return protocol && server(protocol, url.hostname, url.port, url.pathname);
}

/** URL leaves out the usual port of http and https only. */
const usualPorts: Readonly<Record<string, string>> = { 'ssh:': '22', 'git:': '9418' };

function server(protocol: Protocol, host: string, port: string, path: string): RemoteAddress | undefined {
  const plain = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (host === '' || plain === '') return undefined;
  const written = port === '' || port === usualPorts[protocol] ? undefined : Number(port);
  return { at: 'server', protocol, host: host.toLowerCase(), port: written, path: plain };
}

/** The address for messages: without credentials. */
export function printRemote(address: RemoteAddress): string {
  if (address.at === 'path') return address.path;
  const { protocol, host, port, path } = address;
  if (protocol === 'scp:') return `${host}:${path}`;
  return `${protocol}//${host}${port === undefined ? '' : `:${port}`}/${path}`;
}
