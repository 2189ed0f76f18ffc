import { randomBytes } from 'node:crypto';
import type { DockerClient } from '../connection/client.ts';
import { splitFrames } from '../connection/frames.ts';
import { requestRefused } from '../failures.ts';
import { newestImage } from '../images/at-engine.ts';
import { type Labels, labelsOf, nameAt, type Owner } from '../resources/mark.ts';

/** A volume that a helper mounts. */
export interface HelperVolume {
  readonly name: string;
  /** The path in the container. */
  readonly at: string;
  /** For an engine that lacks the volume: it makes the volume together with the container. */
  readonly labels: Labels;
}

/** A volume of a twin. */
export function ownVolume(owner: Owner, resource: string, at: string): HelperVolume {
  return { name: nameAt(owner, resource), at, labels: labelsOf(owner, resource) };
}

export interface HelperWanted {
  /** The id of an image of the engine, of which nothing runs unless there is a command. Absent: the newest image of workspaces. */
  readonly image?: string | undefined;
  readonly volumes: readonly HelperVolume[];
  readonly command?: readonly string[];
  /** A number, for user and group alike. */
  readonly user?: number;
  /** A port of the machine that is published while the container runs, on the engine's own bridge. Absent: it has no network. */
  readonly publishes?: { readonly address: string; readonly port: number };
  /** That of the engine's machine, or of another container. */
  readonly network?: 'host' | { readonly of: string };
  /** What root of the container may do beyond an ordinary user. Absent: nothing. */
  readonly rights?: readonly 'NET_ADMIN'[];
  /** Settings of the kernel for its network. */
  readonly sysctls?: Readonly<Record<string, string>>;
}

/** The label of containers that a command of ours makes for itself, and removes. */
export const helperLabel = 'dtaas.helper';

/** A command never needs one for so long. */
const abandonedMs = 3600_000;

/**
 * Does some work with a container that mounts volumes. It is never started unless `work` starts it: an engine
 * reads and writes the files of containers that don't run.
 *
 * @param work gets the name of the container
 */
export async function withHelper<Result>(
  client: DockerClient,
  wanted: HelperWanted,
  work: (helper: string) => Promise<Result>,
): Promise<Result> {
  const name = `dtaas-helper-${randomBytes(8).toString('hex')}`;
  await createHelper(client, { ...wanted, name });
  try {
    return await work(name);
  } finally {
    await removeContainer(client, name);
  }
}

/** Makes a helper, which the caller removes. */
export async function createHelper(
  client: DockerClient,
  {
    name,
    labels = {},
    image,
    volumes,
    command = ['/never-started'],
    user,
    publishes,
    network,
    rights = [],
    sysctls = {},
  }: HelperWanted & { readonly name: string; readonly labels?: Labels },
): Promise<void> {
  await client.call('POST', '/containers/create', {
    task: `make the container ${name}`,
    query: { name },
    body: {
      Image: image ?? (await newestImage(client)),
      Entrypoint: command,
      ...(user === undefined ? {} : { User: `${user}:${user}` }),
      ...(publishes ? { ExposedPorts: { [anyPort]: {} } } : {}),
      ...(publishes || network ? {} : { NetworkDisabled: true }),
      Labels: { [helperLabel]: '', ...labels },
      HostConfig: {
        ...(publishes ? publishing(publishes) : { NetworkMode: networkMode(network) }),
        ReadonlyRootfs: command[0] !== '/never-started',
        CapDrop: ['ALL'],
        CapAdd: rights,
        Sysctls: sysctls,
        SecurityOpt: ['no-new-privileges:true'],
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } },
        Mounts: volumes.map((volume) => ({
          Type: 'volume',
          Source: volume.name,
          Target: volume.at,
          VolumeOptions: { NoCopy: true, Labels: volume.labels },
        })),
      },
    },
  });
}

function networkMode(network: HelperWanted['network']): string {
  return typeof network === 'object' ? `container:${network.of}` : (network ?? 'none');
}

/** Nothing listens in the container. */
const anyPort = '1/tcp';

function publishing({ address, port }: Required<HelperWanted>['publishes']) {
  return {
    NetworkMode: 'bridge',
    PortBindings: { [anyPort]: [{ HostIp: address, HostPort: `${port}` }] },
  };
}

/** Runs the command of a helper, and returns what it wrote to its standard output. */
export async function runHelper(
  client: DockerClient,
  wanted: HelperWanted & Required<Pick<HelperWanted, 'command'>>,
): Promise<string> {
  return await withHelper(client, wanted, async (helper) => {
    const task = `run the container ${helper}`;
    await client.call('POST', `/containers/${helper}/start`, { task });
    const ended = await client.call<{ readonly StatusCode: number }>('POST', `/containers/${helper}/wait`, {
      task,
    });
    const query = { stdout: '1', stderr: '1' };
    const logs = await client.read(`/containers/${helper}/logs`, { task, query });
    const output: Buffer[] = [];
    const said = await splitFrames(logs!, (content) => void output.push(Buffer.from(content)));
    const reason = said || `it ended with ${ended?.StatusCode}`;
    if (ended?.StatusCode !== 0) throw requestRefused({ engine: client.name, task, reason });
    return Buffer.concat(output).toString('utf8');
  });
}

/** Removes the helpers that a killed command left. */
export async function removeAbandonedHelpers(client: DockerClient, now = Date.now()): Promise<void> {
  const query = { all: '1', filters: JSON.stringify({ label: [helperLabel] }) };
  const task = 'list the helpers of earlier commands';
  type Listed = { readonly Id: string; readonly Created: number };
  for (const { Id, Created } of (await client.call<Listed[]>('GET', '/containers/json', { task, query })) ??
    [])
    if (now - Created * 1000 > abandonedMs) await removeContainer(client, Id);
}

/** Removes a container, if it is there. */
export async function removeContainer(client: DockerClient, id: string): Promise<void> {
  const task = `remove the container ${id}`;
  await client.call('DELETE', `/containers/${id}`, {
    task,
    query: { force: '1', v: '1' },
    accepts: [404, 409],
  });
}
