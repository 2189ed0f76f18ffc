import type { ResourceKind } from '@dtaas/engine';
import { networksOfTwins, sha256 } from '@dtaas/model';
import type { ContainerArgs, NetworkArgs, VolumeArgs } from '@pulumi/docker';
import type { InputsOf } from './inputs-of.ts';

type Mark = Parameters<ResourceKind['mark']>[0];

/** The twin that a resource belongs to: its home and the instance's id. */
export type Owner = Pick<Mark, 'home' | 'instance'>;

/** What a resource at an engine says of its owner. Everything that this home made is found by these labels, and only by them. */
export const labels = {
  home: 'dtaas.home',
  instance: 'dtaas.instance',
  resource: 'dtaas.resource',
} as const;

/** The labels of a resource as the API of Docker gives them. */
export type Labels = Readonly<Record<string, string>>;

/** An engine takes names of 255 characters, but a host name has 63. */
const longestName = 63;

/** The name at the engine of a twin's resource. The same in every run, so that a resource can't be made twice. */
export function nameAt({ home, instance }: Owner, resource: string): string {
  const prefix = `dtaas-${home.slice(0, 12)}-`;
  // No id of an instance has an underscore, so two resources never get one name.
  const rest = `${instance}_${resource}`;
  if (prefix.length + rest.length <= longestName) return prefix + rest;
  const digest = sha256(JSON.stringify([instance, resource])).slice(0, 12);
  return `${prefix}${rest.slice(0, longestName - prefix.length - digest.length - 1)}-${digest}`;
}

export function labelsOf({ home, instance }: Owner, resource: string): Labels {
  return { [labels.home]: home, [labels.instance]: instance, [labels.resource]: resource };
}

/** Whether labels say that a resource is this owner's. */
export function isMarked(found: Labels | null | undefined, { home, instance }: Owner): boolean {
  return found?.[labels.home] === home && found[labels.instance] === instance;
}

/** Name and labels. They stay when the twin changes, so that a volume outlives a change; `workspace.json` has the generation. */
export function plainMark({ name, ...owner }: Mark) {
  return {
    name: nameAt(owner, name),
    labels: Object.entries(labelsOf(owner, name)).map(([label, value]) => ({ label, value })),
  } satisfies Pick<InputsOf<NetworkArgs>, 'name' | 'labels'>;
}

export function containerMark(mark: Mark) {
  const user = userOf(mark);
  return { ...plainMark(mark), user: `${user}:${user}` } satisfies InputsOf<Partial<ContainerArgs>>;
}

/** Volumes with this beginning of their names hold secrets and sockets, so they are in memory and belong to the twin's user. */
export const linkPrefix = 'link-';

export function volumeMark(mark: Mark) {
  const user = userOf(mark);
  const inMemory = {
    type: 'tmpfs',
    device: 'tmpfs',
    o: `size=8m,nr_inodes=1k,uid=${user},gid=${user},mode=0700`,
  };
  return {
    ...plainMark(mark),
    ...(mark.name.startsWith(linkPrefix) ? { driverOpts: inMemory } : {}),
  } satisfies InputsOf<VolumeArgs>;
}

/** The name of a twin's network that has IPv6. Another name than without IPv6, because Docker can't change a network. */
export const networkWithIPv6 = 'network-ipv6';

/**
 * The IPv6 network of a twin is a /64 with a number that follows from the mark: an engine before Docker 27 gives none by itself. The gateway
 * is said because later ones add it.
 */
export function networkMark(mark: Mark) {
  const prefix = ipv6PrefixOf(mark);
  const ipamConfigs = [{ subnet: `${prefix}/64`, gateway: `${prefix}1` }];
  return {
    ...plainMark(mark),
    ...(mark.name === networkWithIPv6 ? { ipamConfigs } : {}),
  } satisfies InputsOf<Partial<NetworkArgs>>;
}

/** `fdd7:a500:xxxx:xxxx::` */
function ipv6PrefixOf({ home, instance }: Owner): string {
  const digest = sha256(JSON.stringify(['network', home, instance]));
  const numbers = [digest.slice(0, 4), digest.slice(4, 8)].map((each) => each.replace(/^0{1,3}/, ''));
  return `${networksOfTwins.address.replace(/::$/, '')}:${numbers.join(':')}::`;
}

/** Users above those of persons and services. */
const users = { first: 100_000, count: 65_536 };

/** The user of all containers of a twin. Twins with the same one share nothing: each container has its own files and processes. */
export function userOf({ home, instance }: Owner): number {
  const digest = sha256(JSON.stringify([home, instance]));
  return users.first + (Number.parseInt(digest.slice(0, 8), 16) % users.count);
}
