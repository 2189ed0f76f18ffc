import type { ComponentSpec, WorkspaceSpec } from '@dtaas/model';
import { startedComponents } from '../resources/started-components.ts';

/**
 * The id of the image in which a workspace runs: `images.workspace` of `platform.yaml`, unless the place has an image of its own.
 * `undefined` if neither names one.
 */
export function imageOf(
  { image: own }: { readonly image?: string | undefined },
  { image }: Pick<WorkspaceSpec, 'image'>,
): string | undefined {
  return own ?? image?.id;
}

/** The image in which a component runs: its asset's own, if the asset brings one. */
export function imageOfComponent({ environment }: Pick<ComponentSpec, 'environment'>, image: string): string {
  return environment.kind === 'image' ? environment.image : image;
}

/** The images of a workspace's containers, each once: the one of the workspace comes first. */
export function imagesOf(workspace: WorkspaceSpec, image: string): readonly string[] {
  const own = startedComponents(workspace).map(([, component]) => imageOfComponent(component, image));
  return [...new Set([image, ...own])];
}

/** Whether this is an id, by which every engine knows an image. */
export function isImageId(image: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(image);
}
