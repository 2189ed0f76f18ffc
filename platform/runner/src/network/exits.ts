import type { WorkspaceSpec } from '@dtaas/model';

/** A way out of a twin's network: one host and port, and the Unix socket that leads there. */
export interface Exit {
  readonly host: string;
  readonly port: number;
  readonly socket: string;
}

/** All ways out that a spec names. What isn't among them can't be reached. */
export interface Exits {
  /** For the runner alone. */
  readonly physicalTwin: Exit | undefined;
  /** For the components too, by address: each host has one of its own, so that several can have the same port. */
  readonly allowed: readonly (Exit & { readonly address: string })[];
}

/** @param socketBase path that the sockets' names begin with */
export function planExits(spec: WorkspaceSpec, socketBase: string): Exits {
  const base = socketBase.replace(/\.sock$/, '');
  const hosts = [...new Set(spec.network.allow.map((allowed) => splitHost(allowed).host))];
  return {
    physicalTwin: spec.physicalTwin && { ...splitUrl(spec.physicalTwin.url), socket: `${base}.pt` },
    allowed: spec.network.allow.map((allowed, index) => {
      const { host, port } = splitHost(allowed);
      return { host, port, socket: `${base}.${index}`, address: addressOf(hosts.indexOf(host)) };
    }),
  };
}

/** 127.0.1.1 to 127.0.255.254: loopback's, and nobody else's in the twin's own network. */
function addressOf(index: number): string {
  return `127.0.${1 + Math.floor(index / 254)}.${1 + (index % 254)}`;
}

function splitHost(allowed: string): { host: string; port: number } {
  const colon = allowed.lastIndexOf(':');
  return { host: allowed.slice(0, colon), port: Number(allowed.slice(colon + 1)) };
}

function splitUrl(url: string): { host: string; port: number } {
  const { protocol, hostname, port } = new URL(url);
  return { host: hostname, port: Number(port || (protocol === 'mqtts:' ? 8883 : 1883)) };
}
