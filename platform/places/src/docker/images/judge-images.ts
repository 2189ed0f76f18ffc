import type { ImagePrograms } from '@dtaas/images';
import { DtaasError, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { environmentKey } from '@dtaas/sandbox';
import type { DockerClient } from '../connection/client.ts';
import { imageMissing, imageNeedsId, workspaceImageMissing } from '../failures.ts';
import { hasPackages } from '../volumes/contents.ts';
import { findImage } from './at-engine.ts';
import { imagesOf, isImageId } from './wanted.ts';

/**
 * Why a workspace can't run in its images, if so: an image is named by another name than its id, is missing, or lacks the Node or the Python that
 * packages of an asset need. An image that this machine keeps is loaded before the workspace is made.
 *
 * @param image the id of the workspace's image; `undefined` if neither the platform nor the place names one
 */
export async function judgeImages(
  client: DockerClient,
  workspace: WorkspaceSpec,
  image: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<DtaasError | undefined> {
  const { twin } = workspace;
  if (image === undefined) {
    const hasComponents = Object.keys(workspace.components).length > 0;
    return hasComponents ? workspaceImageMissing({ twin }) : undefined;
  }
  const images = imagesOf(workspace, image);
  const named = images.find((each) => !isImageId(each));
  if (named !== undefined) return imageNeedsId({ twin, image: named });
  const found = await Promise.all(images.map((each) => findImage(client, each, environment)));
  const missing = images.find((_, index) => found[index] === undefined);
  if (missing !== undefined) {
    const reason = `${missing} is neither there nor kept on this machine`;
    return imageMissing({ engine: client.name, reason });
  }
  return lackingProgram(workspace, found[0] ?? {});
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
