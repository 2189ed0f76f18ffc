import { isIPv4 } from 'node:net';
import { addressOfUrl, isThisMachine, parseAddress, type WorkspaceSpec } from '@dtaas/model';

/** A host and port that a twin may reach, and the Unix socket that leads there. */
export interface Egress {
  readonly host: string;
  readonly port: number;
  readonly socket: string;
}

/** All hosts that a spec names. No other host can be reached. */
export interface EgressPlan {
  /** For the runner alone. */
  readonly physicalTwin: Egress | undefined;
  /** Also for components. Each host has an address of its own, so several hosts can have the same port. */
  readonly allowed: readonly (Egress & { readonly address: string })[];
}

/** @param socketBase path that the sockets' names begin with */
export function planEgress(spec: WorkspaceSpec, socketBase: string): EgressPlan {
  const base = socketBase.replace(/\.sock$/, '');
  const hosts = [...new Set(spec.network.allow.map((allowed) => parseAddress(allowed).host))];
  return {
    physicalTwin: spec.physicalTwin && { ...addressOfUrl(spec.physicalTwin.url!)!, socket: `${base}.pt` },
    allowed: spec.network.allow.map((allowed, index) => {
      const { host, port } = parseAddress(allowed);
      const address = ownAddress(host) ?? addressOf(hosts.indexOf(host));
      return { host, port, socket: `${base}.${index}`, address };
    }),
  };
}

/** 127.0.1.1 to 127.0.255.254: addresses of loopback that nothing else uses in the twin's network. */
function addressOf(index: number): string {
  return `127.0.${1 + Math.floor(index / 254)}.${1 + (index % 254)}`;
}

/** In the twin's network, allowed ports of this machine have the usual address of `localhost`. */
function ownAddress(host: string): string | undefined {
  if (host === 'localhost') return '127.0.0.1';
  return isIPv4(host) && isThisMachine(host) ? host : undefined;
}
