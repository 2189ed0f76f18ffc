import { isIPv6 } from 'node:net';
import type { WorkspaceSpec } from '@dtaas/model';
import { addressesInContainers } from '@dtaas/runner';
import { imageOf } from '../images/wanted.ts';
import { nameAt } from '../resources/mark.ts';
import { resourceOf } from '../resources/resources-of.ts';
import { startedComponents } from '../resources/started-components.ts';
import { ownVolume, runHelper } from '../volumes/helper-container.ts';
import type { Left } from './left.ts';
import { addressAdder } from './volumes.ts';

/**
 * Gives the loopback of each component's container the IP addresses that `allow` has: the launcher there listens at them. Components have
 * no right to do so, so a helper does, which shares nothing with a component but the network. A network ends with its container, so
 * this follows every start; launchers wait for it. Addresses that are there stay.
 */
export async function addAddresses(
  workspace: Left & { readonly ipv6?: true },
  spec: WorkspaceSpec,
): Promise<void> {
  const { client, owner } = workspace;
  const addresses = addressesInContainers(spec, workspace);
  // A workspace that the edition before made has a launcher that can't, and a runner that doesn't ask for them.
  if (addresses.length === 0 || !(await client.hasFile(nameAt(owner, 'runner'), addressAdder))) return;
  const helper = {
    image: imageOf(workspace, spec),
    volumes: [ownVolume(owner, 'platform', '/platform')],
    command: [addressAdder, '--addresses', ...addresses],
    user: 0,
    rights: ['NET_ADMIN'],
    // An engine switches IPv6 off in a container without a network.
    ...(addresses.some(isIPv6) ? { sysctls: { 'net.ipv6.conf.lo.disable_ipv6': '0' } } : {}),
  } as const;
  await Promise.all(
    startedComponents(spec).map(([id]) =>
      runHelper(client, { ...helper, network: { of: nameAt(owner, resourceOf.container(id)) } }),
    ),
  );
}
