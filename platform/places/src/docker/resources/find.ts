import type { DockerClient } from '../connection/client.ts';
import { isMarked, type Labels, labels, type Owner } from './mark.ts';

export type DockerType = 'container' | 'volume' | 'network';

/** A resource at an engine with the mark of a home. */
export interface Found {
  readonly type: DockerType;
  /** As Pulumi's provider counts: a volume's id is its name. */
  readonly id: string;
  readonly name: string;
  readonly labels: Labels;
  /** Of a container. A container that is paused doesn't run. */
  readonly isRunning?: true;
}

/** All that an engine has with the mark of a home, or of one of its twins: containers, then networks, then volumes, each by name. */
export async function findMarked(
  client: DockerClient,
  { home, instance }: Pick<Owner, 'home'> & Partial<Owner>,
): Promise<readonly Found[]> {
  const marks = [
    `${labels.home}=${home}`,
    ...(instance === undefined ? [] : [`${labels.instance}=${instance}`]),
  ];
  return await listed(client, 'list what belongs to this home', { label: marks });
}

/** All that an engine has and the filters let through. */
async function listed(
  client: DockerClient,
  task: string,
  filters: Readonly<Record<string, readonly string[]>>,
): Promise<readonly Found[]> {
  const query = { filters: JSON.stringify(filters) };
  const [containers = [], networks = [], volumes] = await Promise.all([
    client.call<readonly Listed[]>('GET', '/containers/json', { task, query: { ...query, all: '1' } }),
    client.call<readonly Listed[]>('GET', '/networks', { task, query }),
    client.call<{ readonly Volumes: readonly Listed[] | null }>('GET', '/volumes', { task, query }),
  ]);
  const byName = (type: DockerType, found: readonly Listed[]) =>
    found.map((each) => foundOf(type, each)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    ...byName('container', containers),
    ...byName('network', networks),
    ...byName('volume', volumes?.Volumes ?? []),
  ];
}

/** As the API lists containers (`Names`, `State`), networks and volumes (`Name`; volumes have no id). */
interface Listed {
  readonly Id?: string;
  readonly Name?: string;
  readonly Names?: readonly string[];
  readonly Labels: Labels | null;
  readonly State?: string;
}

function foundOf(type: DockerType, { Id, Name, Names, Labels, State }: Listed): Found {
  const name = Name ?? Names?.[0]?.replace(/^\//, '') ?? '';
  return {
    type,
    name,
    id: Id ?? name,
    labels: Labels ?? {},
    ...(State === 'running' ? { isRunning: true } : {}),
  };
}

/** Where the API of Docker has one of each type. */
export const pathOf = {
  container: '/containers/',
  network: '/networks/',
  volume: '/volumes/',
} as const satisfies Record<DockerType, string>;

/** The labels of what has that name, or `undefined` if nothing has it. */
export async function labelsAt(
  client: DockerClient,
  { type, name }: Pick<Found, 'type' | 'name'>,
): Promise<Labels | undefined> {
  const suffix = type === 'container' ? '/json' : '';
  const found = await client.call<Listed & { readonly Config?: { readonly Labels: Labels | null } }>(
    'GET',
    `${pathOf[type]}${encodeURIComponent(name)}${suffix}`,
    { task: `look at the ${type} ${name}`, accepts: [404] },
  );
  return found && (found.Config?.Labels ?? found.Labels ?? {});
}

/** Those of the names that something else has, which a creation or a removal would touch. */
export async function takenNames(
  client: DockerClient,
  owner: Owner,
  names: readonly Pick<Found, 'type' | 'name'>[],
): Promise<readonly Pick<Found, 'type' | 'name'>[]> {
  const found = await listed(client, 'list the names that are taken', {});
  const others = found.filter((each) => !isMarked(each.labels, owner));
  return names.filter(({ type, name }) => others.some((each) => each.type === type && each.name === name));
}
