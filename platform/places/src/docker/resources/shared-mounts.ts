import { join } from 'node:path/posix';
import { type ComponentSpec, type StagedAsset, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
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

/** What a component uses, by the names of the uses. */
export function usesOf(
  { components }: Pick<WorkspaceSpec, 'components'>,
  { uses, libraries = {} }: ComponentSpec,
): readonly (readonly [use: string, asset: StagedAsset])[] {
  const bound = Object.entries(uses).flatMap(([name, id]) => {
    const component = components[id];
    return component ? [[name, component] as const] : [];
  });
  return [...bound, ...Object.entries(libraries)];
}

/** Where a component sees an asset that it uses. */
export function folderOfUse(use: string): string {
  return `/uses/${use}`;
}

/** What the runner mounts of an asset: its files, and its packages, of which it looks whether they are there. */
export function sharedInRunner(asset: StagedAsset, image: string): readonly VolumeMount[] {
  const files = assetAt(asset, `/store/${asset.digest}`);
  const { environment } = asset;
  if (!hasPackages(environment)) return [files];
  const at = join('/environments', mountedName(environment), environmentMount[environment.kind].folder);
  return [files, { volume: { name: contentVolume(environmentContent(environment, image)) }, at }];
}

/** The same of all assets of a workspace. Several may have one lock file. */
export function allSharedInRunner(workspace: WorkspaceSpec, image: string): readonly VolumeMount[] {
  const assets = stagedAssets(workspace);
  const mounts = assets.flatMap((asset) => sharedInRunner(asset, image));
  return [...new Map(mounts.map((mount) => [mount.at, mount])).values()];
}
