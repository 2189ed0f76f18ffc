import type { Writable } from 'node:stream';
import { extract, pack } from 'tar-stream';
import type { DockerClient } from '../connection/client.ts';
import { nameTaken } from '../failures.ts';
import { labelsAt } from '../resources/find.ts';
import { type HelperWanted, withHelper } from './helper-container.ts';

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

/**
 * Whether an engine has the whole content. Asked again when containers that mount it exist: from then on nobody removes it.
 *
 * @param image any image of the engine
 */
export async function hasContent(client: DockerClient, content: Content, image: string): Promise<boolean> {
  const labels = await labelsAt(client, { type: 'volume', name: contentVolume(content) });
  if (labels === undefined || isForeign(labels, content)) return false;
  return await withHelper(client, wanted(content, image), (helper) => isComplete(client, helper));
}

/** The contents that an engine doesn't have. */
export async function lackingAt(
  client: DockerClient,
  contents: readonly Content[],
  image: string,
): Promise<readonly Content[]> {
  const has = await Promise.all(contents.map((content) => hasContent(client, content, image)));
  return contents.filter((_, index) => !has[index]);
}

/**
 * Makes a volume with the content, unless the engine has it. Two commands may fill it at once: they write the same. What a killed
 * command began is completed.
 *
 * @param fill writes the files as a tar stream, and ends it
 * @throws DtaasError `docker-name-taken` for a volume of that name with other content, `docker-image-missing`, `docker-disk-full`
 */
export async function ensureContent(
  client: DockerClient,
  content: Content,
  { image, fill }: { readonly image: string; readonly fill: (target: Writable) => Promise<void> },
): Promise<void> {
  const name = contentVolume(content);
  const task = `make the volume ${name}`;
  const labels = await make(client, content, task);
  if (isForeign(labels, content)) throw taken(client, task);
  if (!isLabelled(labels, content)) {
    if (!(await withHelper(client, wanted(content, image), (helper) => isOurs(client, helper))))
      throw taken(client, task);
    // 409: a container mounts the volume, which is filled as it is then.
    await client.call('DELETE', `/volumes/${name}`, { task, accepts: [404, 409] });
    await make(client, content, task);
  }
  await withHelper(client, wanted(content, image), async (helper) => {
    if (await isComplete(client, helper)) return;
    await put(client, helper, `fill the volume ${name}`, fill);
    await put(client, helper, `fill the volume ${name}`, async (target) => {
      const archive = pack();
      archive.pipe(target);
      archive.entry({ name: marker, mode: 0o444, mtime: new Date(0) }, content.digest);
      archive.finalize();
    });
  });
}

/** For a name that is taken, the engine answers as if it had made the volume. Returns the labels that the volume has. */
async function make(
  client: DockerClient,
  content: Content,
  task: string,
): Promise<Readonly<Record<string, string>>> {
  const name = contentVolume(content);
  const body = { Name: name, Labels: { [contentLabel]: content.digest } };
  await client.call('POST', '/volumes/create', { task, body });
  return (await labelsAt(client, { type: 'volume', name })) ?? {};
}

function isLabelled(labels: Readonly<Record<string, string>>, { digest }: Content): boolean {
  return labels[contentLabel] === digest;
}

/**
 * Whether something else made a volume. Not if it has no labels: an engine makes such a volume by itself, an empty one, for a
 * container that mounts a content which another command has just removed as unused.
 */
function isForeign(labels: Readonly<Record<string, string>>, content: Content): boolean {
  return Object.keys(labels).length > 0 && !isLabelled(labels, content);
}

function taken({ name: engine }: DockerClient, task: string): Error {
  return nameTaken({ engine, task, reason: 'a volume of that name has other content, or is not of dtaas' });
}

/** Whether a volume without labels is empty, or was filled by us. */
async function isOurs(client: DockerClient, helper: string): Promise<boolean> {
  if (await isComplete(client, helper)) return true;
  const archive = await client.read(`/containers/${helper}/archive`, {
    task: `look into ${mountedAt} of ${helper}`,
    query: { path: mountedAt },
  });
  const paths: string[] = [];
  for await (const entry of archive!.pipe(extract())) {
    paths.push(entry.header.name);
    entry.resume();
  }
  // The folder itself.
  return paths.length === 1;
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

/** Where a helper sees the volume. */
const mountedAt = '/dtaas-content';

function wanted(content: Content, image: string): HelperWanted {
  return { image, volumes: { [contentVolume(content)]: mountedAt } };
}

function isComplete(client: DockerClient, helper: string): Promise<boolean> {
  return client.hasFile(helper, `${mountedAt}/${marker}`);
}

async function put(
  client: DockerClient,
  helper: string,
  task: string,
  send: (target: Writable) => Promise<void>,
): Promise<void> {
  await client.call('PUT', `/containers/${helper}/archive`, { task, query: { path: mountedAt }, send });
}
