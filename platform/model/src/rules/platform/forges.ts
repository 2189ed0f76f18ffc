import { isLoopback } from '../../values/network/endpoints.ts';
import { at, type Rule } from '../rule.ts';

/**
 * Whether a forge's REST interface is at its own server: below the address of its pages, or at `api.` before their host, as GitHub has it. A
 * token is sent there, and a pull request can write any address into `platform.yaml`.
 */
export function isInterfaceOf(url: string, api: string): boolean {
  const [pages, rest] = [new URL(url), new URL(api)];
  if (rest.protocol !== pages.protocol) return false;
  if (rest.host === `api.${pages.host}`) return true;
  const root = pages.pathname.replace(/\/*$/, '/');
  return rest.host === pages.host && `${rest.pathname}/`.startsWith(root);
}

/** Each forge is named once, and a token for it goes to its own server, encrypted. */
export const forgesAreRight: Rule = {
  *platform(platform) {
    const seen = new Set<string>();
    for (const [index, { url, api }] of platform.value.spec.forges.entries()) {
      const path = ['spec', 'forges', index];
      if (!URL.canParse(url) || (api !== undefined && !URL.canParse(api))) {
        yield at(platform, [...path, URL.canParse(url) ? 'api' : 'url'], {
          code: 'forge-address',
          message: `${URL.canParse(url) ? api : url} has a host or a port that no address can have`,
          hint: 'Write the address as a browser shows it.',
        });
        continue;
      }
      const { host, pathname, protocol, hostname } = new URL(url);
      const root = host + pathname.replace(/\/+$/, '');
      if (seen.has(root))
        yield at(platform, [...path, 'url'], {
          code: 'forge-twice',
          message: `The forge at ${url} is named twice`,
          hint: 'Remove one of the two.',
        });
      seen.add(root);
      if (api !== undefined && !isInterfaceOf(url, api))
        yield at(platform, [...path, 'api'], {
          code: 'forge-api-elsewhere',
          message: `${api} is not below ${url}, and not at api.${host}`,
          hint: 'Remove `api` if the forge has it at the usual path.',
        });
      if (protocol === 'http:' && hostname !== 'localhost' && !isLoopback(hostname))
        yield at(platform, [...path, 'url'], {
          code: 'forge-unencrypted',
          severity: 'warning',
          message: `The token for ${host} is sent without encryption`,
          hint: 'Write https:// if the forge answers there.',
        });
    }
  },
};
