import type { ImagePrograms } from '@dtaas/images';
import { DtaasError, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { environmentKey } from '@dtaas/sandbox';
import type { DockerClient } from '../connection/client.ts';
import { imageHasVolumes, workspaceImageMissing } from '../failures.ts';
import { hasPackages } from '../volumes/contents.ts';
import { findImage, nowhere } from './at-engine.ts';
import { type ImageSources, pulledAs, whyNotPulled } from './pull.ts';
import { imagesOf } from './wanted.ts';

/**
 * Why a workspace can't run in its images, if so: an image is at none of the places from which the engine could get it, or lacks the Node or the
 * Python that packages of an asset need.
 *
 * @param image the id of the workspace's image; `undefined` if neither the platform nor the place names one
 */
export async function judgeImages(
  client: DockerClient,
  workspace: WorkspaceSpec,
  image: string | undefined,
  sources: ImageSources,
): Promise<DtaasError | undefined> {
  const { twin } = workspace;
  if (image === undefined) {
    const hasComponents = Object.keys(workspace.components).length > 0;
    return hasComponents ? workspaceImageMissing({ twin }) : undefined;
  }
  const images = imagesOf(workspace, image);
  const found = await findImages(client, images, sources.environment);
  if (found instanceof DtaasError) return found;
  for (const [index, each] of images.entries()) {
    if (found[index]) continue;
    const name = pulledAs(each, workspace, sources);
    const refusal = name === undefined ? nowhere(client, each) : await whyNotPulled(client, name, sources);
    if (refusal) return refusal;
  }
  // The programs of an image are known once it was pulled.
  return found[0] && lackingProgram(workspace, found[0]);
}

/** The programs of each image, `undefined` for one that is nowhere; or why one of them can't be used. */
async function findImages(
  client: DockerClient,
  images: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly (ImagePrograms | undefined)[] | DtaasError> {
  try {
    return await Promise.all(images.map((each) => findImage(client, each, environment)));
  } catch (error) {
    if (imageHasVolumes.is(error)) return error;
    throw error;
  }
}

/** @param programs those of the workspace's image */
function lackingProgram(workspace: WorkspaceSpec, programs: ImagePrograms): DtaasError | undefined {
  try {
    for (const { environment } of stagedAssets(workspace))
      if (hasPackages(environment)) environmentKey(environment, programs);
    return undefined;
  } catch (error) {
    if (error instanceof DtaasError) return error;
    throw error;
  }
}
