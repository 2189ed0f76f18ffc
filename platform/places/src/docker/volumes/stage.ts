import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ImagePrograms } from '@dtaas/images';
import { type StagedAsset, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { materialise } from '@dtaas/repository';
import { packDirectory } from '@dtaas/runner';
import { detectIsolation, ensureEnvironment, environmentMount, environmentsFolder } from '@dtaas/sandbox';
import { assetFilesMissing } from '../../failures.ts';
import type { PlaceContext } from '../../kind.ts';
import type { AssetFiles } from '../../place.ts';
import type { DockerClient } from '../connection/client.ts';
import { ensureImage } from '../images/at-engine.ts';
import { imagesOf } from '../images/wanted.ts';
import type { Owner } from '../resources/mark.ts';
import { type Content, fillContent, holdContents, isHeldWhole } from './content-volume.ts';
import { contentsOf } from './contents.ts';
import { packEnvironment } from './pack-environment.ts';

/** An image for workspaces, and what it takes to build environments for it. */
interface Target extends Pick<PlaceContext, 'environment' | 'onProgress' | 'registry'> {
  readonly client: DockerClient;
  readonly owner: Owner;
  /** An id. */
  readonly image: string;
}

/**
 * Brings what a workspace needs to an engine, unless it is there: the image, the files of each asset, and the packages that their lock files
 * name, which are built on this machine for the image. A container holds them until the twin's own containers mount them.
 *
 * @throws DtaasError `asset-files-missing`, `docker-image-missing`, `docker-pull-refused`, `environment-build-failed` …
 */
export async function stage(target: Target, workspace: WorkspaceSpec, filesOf: AssetFiles): Promise<void> {
  const { client, owner, image } = target;
  const programs = await ensureImage(client, image, workspace, target);
  for (const own of imagesOf(workspace, image)) await ensureImage(client, own, workspace, target);
  const contents = stagedAssets(workspace).flatMap((asset) => contentsOf(asset, image));
  const holder = await holdContents(client, owner, { image, contents });
  const scratch = await mkdtemp(join(tmpdir(), 'dtaas-stage-'));
  try {
    for (const asset of stagedAssets(workspace)) {
      const folder = join(scratch, asset.digest);
      const lacking = await lackingAt(client, holder, contentsOf(asset, image));
      if (lacking.length === 0) continue;
      const files = filesOf(asset.digest);
      if (!files) throw assetFilesMissing({ twin: workspace.twin, asset: asset.asset });
      await materialise(files, folder);
      for (const content of lacking) {
        const fill =
          content.what === 'asset'
            ? (to: Writable) => packDirectory(folder, to)
            : await buildEnvironment(asset, folder, target, programs);
        await fillContent(client, holder, content, fill);
      }
    }
  } finally {
    removeTree(scratch);
  }
}

async function lackingAt(
  client: DockerClient,
  holder: string,
  contents: readonly Content[],
): Promise<readonly Content[]> {
  const has = await Promise.all(contents.map((content) => isHeldWhole(client, holder, content)));
  return contents.filter((_, index) => !has[index]);
}

/** Installs the packages of an asset for an image. Returns what fills their volume. */
async function buildEnvironment(
  { asset, environment }: StagedAsset,
  folder: string,
  target: Target,
  programs: ImagePrograms,
): Promise<(to: Writable) => Promise<void>> {
  const built = await ensureEnvironment(environment, {
    folder,
    isolation: detectIsolation(),
    environments: environmentsFolder(target.environment),
    target: programs,
    onBuild: () => target.onProgress(`builds the environment of ${asset} for the image`),
  });
  return async (to) => {
    if (built) await packEnvironment(join(built.folder, environmentMount[built.kind].folder), to);
  };
}
