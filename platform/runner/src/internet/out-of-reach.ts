import { readFileSync } from 'node:fs';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import { isThisMachine, whyUnreachable } from '@dtaas/model';
import { attempt, systemProgram } from '@dtaas/processes';
import type { ContainerFolders } from '../workspace/workspace-file.ts';

type HasIPv6 = Pick<ContainerFolders, 'ipv6'>;

/** Why components in a network of this machine don't reach a host that `allow` has; `undefined` if they do. */
export function whyOutOfReach(host: string): string | undefined {
  // Names, and loopback, which the network has anyway.
  if (isIP(host) === 0 || (isIPv4(host) && isThisMachine(host))) return undefined;
  if (isIPv6(host) && !hasIPv6()) return 'this machine has no IPv6';
  if (isThisMachine(host)) return undefined;
  const why = whyUnreachable(host, { ipv6: true });
  if (why !== undefined) return why;
  return systemProgram('ip') ? undefined : 'the program ip is missing (apt-get install iproute2)';
}

/** The same for components in containers, whose loopback has no other programs. */
export function whyOutOfReachInContainers(host: string, containers: HasIPv6): string | undefined {
  if (isThisMachine(host)) return "it is the component's own container (name the host instead)";
  return whyUnreachable(host, { ipv6: containers.ipv6 === true });
}

/** Whether a new network on this machine has IPv6. */
function hasIPv6(): boolean {
  const setting = '/proc/sys/net/ipv6/conf/default/disable_ipv6';
  return attempt(() => readFileSync(setting, 'utf8').trim()) === '0';
}
