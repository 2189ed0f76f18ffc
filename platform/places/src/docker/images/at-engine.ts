import type { ImagePrograms, KeptImage } from '@dtaas/images';
import type { DockerClient } from '../connection/client.ts';
import { imageMissing } from '../failures.ts';
import { isMarked, type Labels, nameAt, type Owner } from '../resources/mark.ts';

/** Only deployments to an engine load what builds, keeps and pushes images. */
const images = () => import('@dtaas/images');

/** The programs of an image, at the engine or as this machine keeps it; `undefined` if neither has it. */
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
 * Loads an image that this machine keeps into an engine, unless the engine has it. Returns its programs.
 *
 * @throws DtaasError `docker-image-missing`, `image-load-failed`
 */
export async function ensureImage(
  client: DockerClient,
  id: string,
  {
    environment,
    onProgress,
  }: { readonly environment: NodeJS.ProcessEnv; readonly onProgress: (line: string) => void },
): Promise<ImagePrograms> {
  const { imagesFolder, loadImage, programsOf } = await images();
  const found = await labelsAtEngine(client, id);
  if (found) return programsOf(found);
  const kept = await keptWith(id, environment);
  if (!kept)
    throw imageMissing({ engine: client.name, reason: `${id} is neither there nor on this machine` });
  onProgress(`loads the image ${kept.name} into ${client.name}`);
  await loadImage(kept, { name: client.name, open: client.open }, imagesFolder(environment));
  return programsOf(kept.labels);
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
  throw imageMissing({ engine: client.name, reason: 'no image of workspaces is there' });
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

async function labelsAtEngine(
  client: DockerClient,
  id: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  type Inspected = { readonly Config: { readonly Labels: Readonly<Record<string, string>> | null } };
  const found = await client.call<Inspected>('GET', `/images/${id}/json`, {
    task: `look for the image ${id}`,
    accepts: [404],
  });
  return found && (found.Config.Labels ?? {});
}
