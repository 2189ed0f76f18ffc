import type { ImagePrograms, KeptImage } from '@dtaas/images';
import type { DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { PlaceContext } from '../../kind.ts';
import type { DockerClient } from '../connection/client.ts';
import { imageHasVolumes, imageMissing } from '../failures.ts';
import { isMarked, type Labels, nameAt, type Owner } from '../resources/mark.ts';
import { loadImage } from './load.ts';
import { type ImageSources, pulledAs, pullImage } from './pull.ts';

/** Only deployments to an engine load what builds, keeps and pushes images. */
const images = () => import('@dtaas/images');

/**
 * The programs of an image, at the engine or as this machine keeps it; `undefined` if neither has it. An image is an id, or `registry/name@sha256:…`.
 *
 * @throws DtaasError `docker-image-volumes`
 */
export async function findImage(
  client: DockerClient,
  id: string,
  environment: NodeJS.ProcessEnv,
): Promise<ImagePrograms | undefined> {
  const { programsOf } = await images();
  const labels = (await labelsAtEngine(client, id)) ?? (await keptWith(id, environment))?.labels;
  return labels && programsOf(labels);
}

/**
 * Gets an image to an engine, unless the engine has it: loads the image that this machine keeps, or has the engine pull it. Returns its programs.
 *
 * @throws DtaasError `docker-image-missing`, `docker-image-volumes`, `docker-pull-refused`, `docker-disk-full`
 */
export async function ensureImage(
  client: DockerClient,
  image: string,
  workspace: Pick<WorkspaceSpec, 'image'>,
  sources: ImageSources & Pick<PlaceContext, 'onProgress'>,
): Promise<ImagePrograms> {
  const { environment, onProgress } = sources;
  const { imagesFolder, programsOf } = await images();
  const found = await labelsAtEngine(client, image);
  if (found) return programsOf(found);
  const kept = await keptWith(image, environment);
  if (kept) {
    onProgress(`loads the image ${kept.name} into ${client.name}`);
    await loadImage(client, kept, imagesFolder(environment));
    return programsOf(kept.labels);
  }
  const name = pulledAs(image, workspace, sources);
  if (name === undefined) throw nowhere(client, image);
  onProgress(`pulls the image ${name} to ${client.name}`);
  await pullImage(client, name, sources);
  return programsOf((await labelsAtEngine(client, image)) ?? {});
}

export function nowhere({ name: engine }: DockerClient, image: string): DtaasError {
  return imageMissing({ engine, reason: `neither the engine nor this machine has ${image}` });
}

/**
 * The id of the newest image of workspaces at an engine. What a twin left is looked at and removed without its specification, which names the
 * image, and any image with a shell will do.
 *
 * @throws DtaasError `docker-image-missing`
 */
export async function newestImage(client: DockerClient): Promise<string> {
  const { nodeLabel } = await images();
  const query = { filters: JSON.stringify({ label: [nodeLabel] }) };
  type Listed = readonly { readonly Id: string; readonly Created: number }[];
  const task = 'list the images of workspaces';
  const found = (await client.call<Listed>('GET', '/images/json', { task, query })) ?? [];
  const [newest] = found.toSorted((a, b) => b.Created - a.Created);
  if (newest) return newest.Id;
  throw imageMissing({ engine: client.name, reason: 'it has no workspace image' });
}

/** The id of the image of a twin's runner, which has a shell; `undefined` if the container is gone. */
export async function imageOfRunner(client: DockerClient, owner: Owner): Promise<string | undefined> {
  const name = nameAt(owner, 'runner');
  type Inspected = { readonly Image: string; readonly Config: { readonly Labels: Labels } };
  const found = await client.call<Inspected>('GET', `/containers/${name}/json`, {
    task: `look at the container ${name}`,
    accepts: [404],
  });
  return found && isMarked(found.Config.Labels, owner) ? found.Image : undefined;
}

async function keptWith(id: string, environment: NodeJS.ProcessEnv): Promise<KeptImage | undefined> {
  const { imagesFolder, keptImages } = await images();
  return keptImages(imagesFolder(environment)).find((each) => each.id === id);
}

/** @throws DtaasError `docker-image-volumes` */
async function labelsAtEngine(client: DockerClient, id: string): Promise<Labels | undefined> {
  type Inspected = { readonly Config: Readonly<Record<'Labels' | 'Volumes', Labels | null | undefined>> };
  const found = await client.call<Inspected>('GET', `/images/${id}/json`, {
    task: `look for the image ${id}`,
    accepts: [404],
  });
  if (!found) return undefined;
  const folders = Object.keys(found.Config.Volumes ?? {});
  if (folders.length > 0) throw imageHasVolumes({ engine: client.name, image: id, folders });
  return found.Config.Labels ?? {};
}
