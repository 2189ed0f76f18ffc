import { pipeline } from 'node:stream/promises';
import type { KeptImage } from '@dtaas/images';
import type { DockerClient } from '../connection/client.ts';
import { requestRefused } from '../failures.ts';

/**
 * Loads an image that this machine keeps into an engine, unless the engine has it.
 *
 * @param folder of the kept images
 * @returns whether the image had to be sent
 * @throws DtaasError `docker-disk-full`, `docker-request-refused`
 */
export async function loadImage(client: DockerClient, image: KeptImage, folder?: string): Promise<boolean> {
  if (await hasImage(client, image)) return false;
  const { imageArchive } = await import('@dtaas/images');
  const task = `load the image ${image.name}`;
  await client.carryOut('/images/load', {
    task,
    query: { quiet: '1' },
    send: (target) => pipeline(imageArchive(image, folder), target),
  });
  if (await hasImage(client, image)) return true;
  throw requestRefused({
    engine: client.name,
    task,
    reason: 'it took the archive, but still lacks the image',
  });
}

async function hasImage(client: DockerClient, { id, name }: KeptImage): Promise<boolean> {
  const task = `look for the image ${name}`;
  return (await client.call('GET', `/images/${id}/json`, { task, accepts: [404] })) !== undefined;
}
