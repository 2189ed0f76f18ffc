import { lookup } from 'node:dns';
import { chmodSync, rmSync } from 'node:fs';
import { connect, isIP } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { type WorkspaceSpec, whyUnreachable } from '@dtaas/model';
import { type Forward, forward } from '@dtaas/sandbox';
import { isPublic, lookupWithin, type Reach } from '../internet/addresses.ts';
import { proxyAt, reachesInternet } from '../internet/components.ts';
import { openProxy } from '../internet/proxy.ts';
import { internetReach } from '../internet/reach.ts';
import { addedAddresses, planEgress } from '../workspace/egress.ts';
import type { ContainerFolders } from '../workspace/workspace-file.ts';
import type { LaunchedForward } from './container.ts';

/** A port of loopback in a component's container that leads to a socket of its own, so that a component can't use up those of another one. */
interface Way {
  readonly address: string;
  readonly port: number;
  /** Of its socket. */
  readonly name: string;
  /** Leads the connections to the socket on. */
  readonly listen: (path: string) => Promise<Forward>;
}

/** The hosts that `allow` names, each with its address of loopback: the names in a component's container. */
export function hostsInContainers(spec: WorkspaceSpec): { readonly [host: string]: string } {
  const named = reachable(spec, {}).allowed.filter(({ host }) => isIP(host) === 0);
  return Object.fromEntries(named.map(({ host, address }) => [host, address]));
}

/** The IP addresses that `allow` has, which loopback of a component's container needs. */
export function addressesInContainers(
  spec: WorkspaceSpec,
  containers: Pick<ContainerFolders, 'ipv6'>,
): readonly string[] {
  return addedAddresses(reachable(spec, containers));
}

/** `localhost` is the component's own container. */
function reachable(spec: WorkspaceSpec, { ipv6 = false }: { readonly ipv6?: boolean | undefined }) {
  return planEgress(spec, '', (host) =>
    isIP(host) === 0 ? host !== 'localhost' : whyUnreachable(host, { ipv6 }) === undefined,
  );
}

/** What else the runner's container knows. */
interface Inside {
  /** The port of the MQTT components' broker. */
  readonly brokerPort?: number | undefined;
  readonly machineAddresses?: readonly string[] | undefined;
  readonly ipv6?: boolean | undefined;
  /** Called with the reason why a connection can't be made. The component sees only that it is closed. */
  readonly log?: (text: string) => void;
}

/** The ways out of a component's container. The runner makes the connections. */
export function waysOut(
  spec: WorkspaceSpec,
  id: string,
  { brokerPort, machineAddresses, ipv6 = false, log = () => {} }: Inside,
  reach: Reach = (address) => isPublic(address),
  resolve: typeof lookup = lookup,
): readonly Way[] {
  const ways = reachable(spec, { ipv6 }).allowed.map(({ host, port, address }, index): Way => {
    const ends = { allowHalfOpen: true, noDelay: true };
    const within = lookupWithin(reach, resolve, ipv6);
    const refused = saidOnce((reason) => log(`components don't reach ${host}:${port}: ${reason}`));
    const open = (): Duplex => {
      // An address is not looked up.
      if (isIP(host) !== 0 && !reach(host)) throw new Error(`no component may reach ${host}`);
      const far = connect({ host, port, lookup: within, autoSelectFamily: true, ...ends });
      const failed = ({ message }: Error): void => refused.say(message);
      return far.once('error', failed).once('connect', () => {
        far.off('error', failed);
        refused.forget();
      });
    };
    return { address, port, name: `allow-${index}.sock`, listen: forwarded(open) };
  });
  if (reachesInternet(spec)) {
    const within = { allowed: reach, machine: machineAddresses };
    const listen = (path: string) => openProxy(path, (to) => internetReach(spec, to, within));
    ways.push({ ...proxyAt, name: 'internet.sock', listen });
  }
  if (brokerPort !== undefined && spec.components[id]?.run?.transport === 'mqtt') {
    const broker = { host: '127.0.0.1', port: brokerPort };
    const listen = forwarded(() => connect({ ...broker, allowHalfOpen: true, noDelay: true }));
    ways.push({ address: broker.host, port: broker.port, name: 'broker.sock', listen });
  }
  return ways;
}

/** A component may try again without end, so a reason is said again only after another one or a success. */
function saidOnce(say: (text: string) => void) {
  let last: string | undefined;
  return {
    say(text: string): void {
      if (text !== last) say(text);
      last = text;
    },
    forget(): void {
      last = undefined;
    },
  };
}

const forwarded = (open: () => Duplex) => (path: string) => forward({ path }, open);

/**
 * Opens the sockets of a component's ways out.
 *
 * @param link the folder that the component's container sees read-only as `inside`
 */
export async function openWays(
  ways: readonly Way[],
  link: string,
  inside: string,
): Promise<{ readonly forwards: readonly Forward[]; readonly launched: readonly LaunchedForward[] }> {
  const forwards = await Promise.all(
    ways.map(async ({ name, listen }) => {
      const path = join(link, name);
      rmSync(path, { force: true });
      const opened = await listen(path);
      chmodSync(path, 0o600);
      return opened;
    }),
  );
  const launched = ways.map(({ address, port, name }) => ({ address, port, socket: join(inside, name) }));
  return { forwards, launched };
}
