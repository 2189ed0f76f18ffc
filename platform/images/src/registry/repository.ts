import { repositoryMalformed } from '../failures.ts';

/** A repository of images in a registry. */
export interface Repository {
  /** The address of the registry: `https://registry.example`. */
  readonly url: URL;
  /** The path of the repository: `twins/workspace`. */
  readonly path: string;
  /** As an engine names it: `registry.example/twins/workspace`. */
  readonly name: string;
}

/** A component of a repository's path, as the OCI distribution specification has it. */
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const pattern = new RegExp(
  `^((?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?)/(${component}(?:/${component})*)$`,
);

/**
 * Reads the name of a repository, for example `registry.example:5000/twins/workspace`. As with a Docker Engine, a registry is
 * spoken to by https, and one of this machine by http.
 *
 * @throws DtaasError `registry-name-malformed`
 */
export function parseRepository(text: string): Repository {
  const [, host, path] = pattern.exec(text) ?? [];
  if (host === undefined || path === undefined)
    throw repositoryMalformed({ text, reason: 'expected <address>[:<port>]/<path>' });
  // Without this, Docker would take the first part for a folder of Docker Hub.
  if (!/[.:[]/.test(host) && host !== 'localhost')
    throw repositoryMalformed({ text, reason: `${host} is neither a host name with a dot nor localhost` });
  const address = `${host}/`;
  if (!URL.canParse(`https://${address}`))
    throw repositoryMalformed({ text, reason: `${host} is not an address` });
  const secure = new URL(`https://${address}`);
  return { url: isLoopback(secure) ? new URL(`http://${address}`) : secure, path, name: text };
}

/** Whether an address is this machine's, so that nobody reads what is sent there. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
