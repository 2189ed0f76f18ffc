import { chmodSync, rmSync } from 'node:fs';
import { connect, isIP } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { WorkspaceSpec } from '@dtaas/model';
import { type Forward, forward } from '@dtaas/sandbox';
import { planEgress } from '../workspace/egress.ts';
import type { LaunchedForward } from './container.ts';
import { publicLookup } from './public-addresses.ts';

/** A port of loopback in a component's container, and what a connection to it leads to. */
interface Way {
  readonly address: string;
  readonly port: number;
  /** Of its socket. */
  readonly name: string;
  readonly open: () => Duplex;
}

/** The hosts that `allow` names, each with its address of loopback: the names in a component's container. */
export function hostsInContainers(spec: WorkspaceSpec): { readonly [host: string]: string } {
  return Object.fromEntries(namedHosts(spec).map(({ host, address }) => [host, address]));
}

/** An address has no name that could lead to loopback, and `localhost` is the component's own container. */
function namedHosts(spec: WorkspaceSpec) {
  return planEgress(spec, '').allowed.filter(({ host }) => isIP(host) === 0 && host !== 'localhost');
}

/** The ways out of a component's container. The runner makes the connections. @param brokerPort of the MQTT components */
export function waysOut(
  spec: WorkspaceSpec,
  id: string,
  brokerPort: number | undefined,
  lookup = publicLookup(),
): readonly Way[] {
  const allowed = namedHosts(spec).map(({ host, port, address }, index): Way => {
    const options = { host, port, lookup, autoSelectFamily: true, allowHalfOpen: true, noDelay: true };
    return { address, port, name: `allow-${index}.sock`, open: () => connect(options) };
  });
  if (brokerPort === undefined || spec.components[id]?.run?.transport !== 'mqtt') return allowed;
  const broker = { host: '127.0.0.1', port: brokerPort };
  const open = () => connect({ ...broker, allowHalfOpen: true, noDelay: true });
  return [...allowed, { address: broker.host, port: broker.port, name: 'broker.sock', open }];
}

/**
 * Opens the sockets of a component's ways out: it can't use up those of another one.
 *
 * @param link the folder that the component's container sees read-only as `inside`
 */
export async function openWays(
  ways: readonly Way[],
  link: string,
  inside: string,
): Promise<{ readonly forwards: readonly Forward[]; readonly launched: readonly LaunchedForward[] }> {
  const forwards = await Promise.all(
    ways.map(async ({ name, open }) => {
      const path = join(link, name);
      rmSync(path, { force: true });
      const opened = await forward({ path }, open);
      chmodSync(path, 0o600);
      return opened;
    }),
  );
  const launched = ways.map(({ address, port, name }) => ({ address, port, socket: join(inside, name) }));
  return { forwards, launched };
}
