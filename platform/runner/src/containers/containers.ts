import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Forward } from '@dtaas/sandbox';
import type { ComponentPlace } from '../component/place.ts';
import { dialRefused } from '../failures.ts';
import { stateFolders } from '../state/folders.ts';
import type { ComponentBroker } from '../transport/broker.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ContainerFolders } from '../workspace/workspace-file.ts';
import { Container } from './container.ts';
import { openWays, waysOut } from './forwards.ts';
import { launched, linkInside, prepareInContainer, stateInside } from './prepare.ts';

/** The containers of a workspace's components. The place has made them; the runner waits for their launchers. */
export async function openContainers(
  workspace: Workspace,
  { links, ipv6 }: ContainerFolders,
  broker: Pick<ComponentBroker, 'port'> | undefined,
  log: (text: string) => void,
): Promise<ComponentPlace> {
  const { directory, file } = workspace;
  const { components } = file.spec;
  const ids = Object.keys(components).filter((id) => components[id]!.run !== undefined);
  const linkOf = (id: string) => join(links, id);
  const forwards: Forward[] = [];
  const containers = new Map<string, Container>();
  for (const id of ids) {
    mkdirSync(linkOf(id), { recursive: true, mode: 0o700 });
    const { machineAddresses } = file;
    const inside = { brokerPort: broker?.port, machineAddresses, ipv6, log };
    const ways = await openWays(waysOut(file.spec, id, inside), linkOf(id), linkInside);
    forwards.push(...ways.forwards);
    containers.set(id, await Container.open(join(linkOf(id), 'runner.sock'), ways.launched));
  }
  const folders = stateFolders(directory, file);
  return {
    prepare: (id) => prepareInContainer(workspace, id, linkOf(id)),
    start: (id, command) =>
      containers.get(id)!.launch(launched(command, { root: stateInside, keep: folders.kept(id) })),
    startBeside: (id, command) => containers.get(id)!.launch(launched(command)),
    whenThere: (id) => containers.get(id)!.whenThere(),
    dial: (port) => dialOne(port, containers, ofEndpoint(port, file.spec.components)),
    async close() {
      await Promise.all([...containers.values(), ...forwards].map((each) => each.close()));
    },
  };
}

/** Each container has its own loopback: the component that declares the port is asked, or else each in turn. */
async function dialOne(
  port: number,
  containers: ReadonlyMap<string, Container>,
  declaring: readonly string[],
): Promise<Duplex> {
  const asked = declaring.length > 0 ? declaring : [...containers.keys()];
  let reason = 'no component listens there';
  for (const id of asked) {
    try {
      return await containers.get(id)!.dial(port);
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  throw dialRefused({ port, reason });
}

function ofEndpoint(port: number, components: Workspace['file']['spec']['components']): readonly string[] {
  const declares = (id: string) => Object.values(components[id]!.run?.endpoints ?? {}).includes(port);
  return Object.keys(components).filter(declares);
}
