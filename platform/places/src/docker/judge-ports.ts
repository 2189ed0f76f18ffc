import { type DtaasError, listensAtOnce, type WorkspaceSpec } from '@dtaas/model';
import { type PublishedPort, publishedPorts } from '@dtaas/runner';
import type { DockerClient } from './connection/client.ts';
import { portTaken } from './failures.ts';
import { isMarked, type Labels, type Owner } from './resources/mark.ts';
import { runHelper } from './volumes/helper-container.ts';

/** A running container as the API lists it. */
interface Listed {
  readonly Names: readonly string[];
  readonly Labels: Labels | null;
  readonly Ports: readonly { readonly IP?: string; readonly PublicPort?: number }[];
}

/**
 * Why a port at which the twin exposes an endpoint can't be published. A port that the twin has already is not tried. Whether a
 * program of the engine's machine listens there is seen by publishing the port for a moment.
 *
 * @param image of the container that tries
 */
export async function judgePorts(
  client: DockerClient,
  owner: Owner,
  image: string,
  workspace: Pick<WorkspaceSpec, 'twin' | 'expose'>,
): Promise<DtaasError | undefined> {
  const wanted = publishedPorts(workspace);
  if (wanted.length === 0) return undefined;
  const task = 'list the ports of containers';
  const running = (await client.call<readonly Listed[]>('GET', '/containers/json', { task })) ?? [];
  for (const port of wanted) {
    const holder = running.find((each) => holds(each, port));
    if (holder === undefined) {
      const refusal = await tryToPublish(client, image, port);
      if (refusal) return refusal;
    } else if (!isMarked(holder.Labels, owner)) {
      const reason = `the container ${holder.Names[0]?.replace(/^\//, '')} has that port`;
      return portTaken({ engine: client.name, task: taskOf(port), reason });
    }
  }
  return undefined;
}

function holds({ Ports }: Listed, wanted: PublishedPort): boolean {
  return Ports.some(
    ({ IP: address, PublicPort: port }) =>
      address !== undefined && port !== undefined && listensAtOnce(wanted, { address, port }),
  );
}

async function tryToPublish(
  client: DockerClient,
  image: string,
  port: PublishedPort,
): Promise<DtaasError | undefined> {
  try {
    await runHelper(client, { image, volumes: [], command: ['true'], publishes: port });
    return undefined;
  } catch (error) {
    // An engine without its usual network can't try. It says of a port that is taken when the twin is started.
    if (!portTaken.is(error)) return undefined;
    const reason = /cannot assign/i.test(error.message)
      ? `the machine has no address ${port.address}`
      : 'another program of the machine has that port';
    return portTaken({ engine: client.name, task: taskOf(port), reason, cause: error });
  }
}

const taskOf = ({ name, address, port }: PublishedPort) =>
  `open port ${port} of ${address} for infrastructure.expose.${name}`;
