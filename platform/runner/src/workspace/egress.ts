import { isIP } from 'node:net';
import {
  addressOfUrl,
  isHostAddress,
  linksOf,
  type PhysicalTwinSpec,
  parseAddress,
  type WorkspaceSpec,
} from '@dtaas/model';
import { reachesInternet } from '../internet/components.ts';

/** A host and port that a twin may reach, and the Unix socket that leads there. */
export interface Egress {
  readonly host: string;
  readonly port: number;
  readonly socket: string;
}

/** All hosts that a spec names. No other host can be reached. */
export interface EgressPlan {
  /** For the runner alone: the links to the physical twin, by name. */
  readonly links: { readonly [name: string]: Egress };
  /** Also for components. Each host has an address of its own, so several hosts can have the same port. */
  readonly allowed: readonly (Egress & { readonly address: string })[];
  /** The Unix socket of the proxy to the Internet, if components may reach it. */
  readonly internet?: string;
}

/**
 * @param socketBase path that the sockets' names begin with
 * @param isReachable whether components can reach a host of `allow`: the plan leaves out the others
 */
export function planEgress(
  spec: WorkspaceSpec,
  socketBase: string,
  isReachable: (host: string) => boolean = () => true,
): EgressPlan {
  const base = socketBase.replace(/\.sock$/, '');
  const hosts = [...new Set(spec.network.allow.map((allowed) => parseAddress(allowed).host))];
  return {
    links: spec.physicalTwin ? linkEgress(spec.physicalTwin, base) : {},
    allowed: spec.network.allow.flatMap((allowed, index) => {
      const { host, port } = parseAddress(allowed);
      if (!isReachable(host)) return [];
      const address = ownAddress(host) ?? addressOf(hosts.indexOf(host));
      return [{ host, port, socket: `${base}.${index}`, address }];
    }),
    ...(reachesInternet(spec) ? { internet: `${base}.internet` } : {}),
  };
}

function linkEgress(physicalTwin: PhysicalTwinSpec, base: string): EgressPlan['links'] {
  const links = [...linksOf(physicalTwin)].map(([name, { link }], index) => {
    return [name, { ...addressOfUrl(link.url)!, socket: `${base}.pt${index}` }] as const;
  });
  return Object.fromEntries(links);
}

/** 127.0.1.1 to 127.0.255.254: addresses of loopback that nothing else uses in the twin's network. */
function addressOf(index: number): string {
  return `127.0.${1 + Math.floor(index / 254)}.${1 + (index % 254)}`;
}

/** A number is dialled as it is, so it is its own address in the twin's network. */
function ownAddress(host: string): string | undefined {
  if (host === 'localhost') return '127.0.0.1';
  return isIP(host) === 0 ? undefined : host;
}

/** The addresses of a plan that loopback doesn't have by itself. */
export function addedAddresses({ allowed }: Pick<EgressPlan, 'allowed'>): readonly string[] {
  return [...new Set(allowed.map(({ address }) => address).filter(isHostAddress))];
}
