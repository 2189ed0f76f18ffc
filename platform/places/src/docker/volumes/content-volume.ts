import type { Writable } from 'node:stream';
import { writeArchive } from '@dtaas/runner';
import type { DockerClient } from '../connection/client.ts';
import { nameTaken } from '../failures.ts';
import { labelsAt } from '../resources/find.ts';
import { labelsOf, nameAt, type Owner } from '../resources/mark.ts';
import { createHelper, removeContainer } from './helper-container.ts';

/** Files that twins share at an engine: an asset, the runner, the launcher. Filled once, then only read. */
export interface Content {
  /** What it is, for people: `asset`, `runner`. Part of the volume's name. */
  readonly what: string;
  /** 64 hex digits of what is in the volume. */
  readonly digest: string;
}

/** Volumes of this kind belong to no home; this label says which content they have. */
const contentLabel = 'dtaas.content';

/** The last file that is written, outside of the files of the content. */
const marker = '.dtaas-complete';

export function contentVolume({ what, digest }: Content): string {
  return `dtaas-${what}-${digest.slice(0, 16)}`;
}

/** The resource of the container that holds contents for a twin until the twin's own containers mount them. */
const holder = 'hold';

/**
 * Makes a container for a twin, which is never started, and with it the volumes that the engine doesn't have. While the container is there,
 * the engine lets nobody remove the volumes. It is removed with `releaseContents`, and with all that has the twin's mark.
 *
 * @param image any image of the engine
 * @returns the name of the container
 * @throws DtaasError `docker-name-taken` for a volume of such a name that is of something else, `docker-image-missing`
 */
export async function holdContents(
  client: DockerClient,
  owner: Owner,
  { image, contents }: { readonly image: string; readonly contents: readonly Content[] },
): Promise<string> {
  await releaseContents(client, owner);
  const name = nameAt(owner, holder);
  const volumes = contents.map((content) => ({
    name: contentVolume(content),
    at: heldAt(content),
    labels: { [contentLabel]: content.digest },
  }));
  await createHelper(client, { name, labels: labelsOf(owner, holder), image, volumes });
  for (const content of contents) {
    const volume = contentVolume(content);
    // An engine takes a volume that exists as it is.
    const labels = await labelsAt(client, { type: 'volume', name: volume });
    if (labels?.[contentLabel] === content.digest) continue;
    const task = `make the volume ${volume}`;
    const reason = 'a volume of that name has other content, or is not of dtaas';
    throw nameTaken({ engine: client.name, task, reason });
  }
  return name;
}

/** Removes the container that holds contents for a twin, if there is one. */
export async function releaseContents(client: DockerClient, owner: Owner): Promise<void> {
  await removeContainer(client, nameAt(owner, holder));
}

/** Whether a container that holds a content has all its files. */
export async function isHeldWhole(
  client: DockerClient,
  container: string,
  content: Content,
): Promise<boolean> {
  return await isWholeAt(client, container, heldAt(content));
}

/** Whether what a container mounts at that path is a content with all its files. */
export async function isWholeAt(client: DockerClient, container: string, at: string): Promise<boolean> {
  return await client.hasFile(container, `${at}/${marker}`);
}

/**
 * Puts the files of a content into its volume, through the container that holds it. Two commands may do it at once: they write the
 * same. What a killed command began is completed.
 *
 * @param fill writes the files as a tar stream, and ends it
 * @throws DtaasError `docker-disk-full`
 */
export async function fillContent(
  client: DockerClient,
  container: string,
  content: Content,
  fill: (target: Writable) => Promise<void>,
): Promise<void> {
  const put = (send: typeof fill) =>
    client.call('PUT', `/containers/${container}/archive`, {
      task: `fill the volume ${contentVolume(content)}`,
      query: { path: heldAt(content) },
      send,
    });
  await put(fill);
  await put((target) =>
    writeArchive(target, async (archive) => {
      archive.entry({ name: marker, mode: 0o444, mtime: new Date(0) }, content.digest);
    }),
  );
}

function heldAt(content: Content): string {
  return `/${contentVolume(content)}`;
}

/** Removes the contents that no container mounts. The engine refuses to remove the others. */
export async function removeUnusedContent(client: DockerClient): Promise<void> {
  const filters = JSON.stringify({ label: [contentLabel], dangling: ['true'] });
  const found = await client.call<{ readonly Volumes: readonly { readonly Name: string }[] | null }>(
    'GET',
    '/volumes',
    { task: 'list what twins share', query: { filters } },
  );
  for (const { Name } of found?.Volumes ?? []) {
    // 409: a container mounts it since the list was made.
    await client.call('DELETE', `/volumes/${Name}`, {
      task: `remove the volume ${Name}`,
      accepts: [404, 409],
    });
  }
}
