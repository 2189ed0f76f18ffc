import type { DtaasError, WorkspaceSpec } from '@dtaas/model';
import type { PlaceContext } from '../../kind.ts';
import type { DockerClient } from '../connection/client.ts';
import { requestTrouble } from '../connection/trouble.ts';
import { diskFull, pullRefused } from '../failures.ts';
import { isImageId } from './wanted.ts';

/** Where images come from that an engine lacks: the folder of those that this machine keeps, and the registry with its credentials. */
export type ImageSources = Pick<PlaceContext, 'environment' | 'registry'>;

/**
 * The name by which an engine pulls an image of a workspace, `registry/name@sha256:…`: the image is named so, or it is the workspace's, which
 * `dtaas images push` has sent to the registry. `undefined` if nothing says which registry has it.
 */
export function pulledAs(
  image: string,
  workspace: Pick<WorkspaceSpec, 'image'>,
  { registry }: ImageSources,
): string | undefined {
  if (!isImageId(image)) return image;
  return registry && workspace.image?.id === image
    ? `${registry.repository}@${workspace.image.digest}`
    : undefined;
}

/** Why a registry doesn't give an image to an engine, if so. The engine asks the registry, and nothing is changed. */
export async function whyNotPulled(
  client: DockerClient,
  image: string,
  sources: ImageSources,
): Promise<DtaasError | undefined> {
  const { headers, refused } = asking(client, image, sources);
  const task = `look for the image ${image} in its registry`;
  try {
    await client.call('GET', `/distribution/${image}/json`, { task, headers, refused });
    return undefined;
  } catch (error) {
    if (pullRefused.is(error)) return error;
    throw error;
  }
}

/**
 * Has an engine pull an image.
 *
 * @throws DtaasError `docker-pull-refused`, `docker-disk-full`
 */
export async function pullImage(client: DockerClient, image: string, sources: ImageSources): Promise<void> {
  const { headers, refused } = asking(client, image, sources);
  const [fromImage = '', tag = ''] = image.split('@');
  const task = `pull the image ${image}`;
  await client.carryOut('/images/create', { task, query: { fromImage, tag }, headers, refused });
}

/** What a request has that makes an engine ask a registry. */
function asking(client: DockerClient, image: string, { registry, environment }: ImageSources) {
  const engine = client.name;
  // Credentials go to their own registry only.
  const isPrivate = hostOf(image) === hostOf(registry?.repository ?? '');
  const secret = isPrivate ? registry?.credentials?.secret : undefined;
  const login = secret === undefined ? undefined : environment[secret];
  return {
    headers: login === undefined ? {} : { 'x-registry-auth': authorization(login) },
    refused(reason: string): DtaasError {
      const trouble = requestTrouble({ engine, task: `pull the image ${image}`, reason });
      return diskFull.is(trouble)
        ? trouble
        : pullRefused({ engine, image, reason, secret, isSet: login !== undefined });
    },
  };
}

function hostOf(image: string): string {
  return image.slice(0, image.indexOf('/'));
}

/** @param login `user:password` */
function authorization(login: string): string {
  const [username = '', ...password] = login.split(':');
  return Buffer.from(JSON.stringify({ username, password: password.join(':') })).toString('base64url');
}
