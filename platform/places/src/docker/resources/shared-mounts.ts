import { join } from 'node:path/posix';
import { type StagedAsset, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { environmentMount, mountedName } from '@dtaas/sandbox';
import { contentVolume } from '../volumes/content-volume.ts';
import { assetContent, environmentContent, hasPackages } from '../volumes/contents.ts';
import type { VolumeMount } from './containers.ts';

/** The files of an asset, as a container mounts them. */
export function assetAt(asset: StagedAsset, at: string): VolumeMount {
  return { volume: { name: contentVolume(assetContent(asset)) }, at };
}

/** The packages of an asset, beside its files, where Node and Python look for them; none if it has no packages. */
export function environmentAt(
  { environment }: StagedAsset,
  image: string,
  within: string,
): readonly VolumeMount[] {
  if (!hasPackages(environment)) return [];
  const { name } = environmentMount[environment.kind];
  return [
    { volume: { name: contentVolume(environmentContent(environment, image)) }, at: `${within}/${name}` },
  ];
}

/** All packages of a workspace, where the runner looks whether they are there. Each lock file once. */
export function environmentsInRunner(workspace: WorkspaceSpec, image: string): readonly VolumeMount[] {
  const mounts = stagedAssets(workspace).flatMap(
    ({ environment }): readonly (readonly [string, VolumeMount])[] => {
      if (!hasPackages(environment)) return [];
      const at = join('/environments', mountedName(environment), environmentMount[environment.kind].folder);
      return [[at, { volume: { name: contentVolume(environmentContent(environment, image)) }, at }]];
    },
  );
  return [...new Map(mounts).values()];
}
