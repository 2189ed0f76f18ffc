import { join } from 'node:path';
import { imageFolder, type KeptImage, type Pushed, programsOf, storeFiles, type Tag } from '@dtaas/images';
import type { Reports } from '@dtaas/model';
import type { PlatformImages } from './read-images.ts';

type Listed = Reports['ImagesReport']['images'][number];
type Used = PlatformImages['workspace'];

/** @param used what `platform.yaml` names as the image of workspaces */
export function imageReport(image: KeptImage, used: Used): Listed {
  const { name, digest, id, labels, packages, keptAt, unpackedSize } = image;
  const folder = imageFolder(digest);
  return {
    ...{ name, digest, id, packages, keptAt, folder },
    bytes: image.manifest.size + image.config.size + image.layer.size,
    unpackedBytes: unpackedSize,
    ...programsOf(labels),
    materials: join(folder, storeFiles.materials),
    isUsed: used?.digest === digest && used.id === id,
  };
}

/** The images that are kept, then the tags of the registry if they were asked for. */
export function listText(
  images: readonly Listed[],
  registry?: { readonly repository: string; readonly tags: readonly Tag[] },
): string {
  const kept = images.length === 0 ? ['No image is kept on this machine. Build one: dtaas images build'] : [];
  const tags = registry?.tags.map(({ tag, digest }) => `  ${tag}  ${digest}`) ?? [];
  const none = registry && tags.length === 0 ? ['  no tags'] : [];
  return [
    ...kept,
    ...images.map(imageText),
    ...(registry ? [[registry.repository, ...tags, ...none].join('\n')] : []),
  ].join('\n\n');
}

/** The image that was built, and what to write in `platform.yaml` so that it is used. */
export function builtText(image: KeptImage, used: Used): string {
  const listed = imageReport(image, used);
  if (listed.isUsed) return imageText(listed);
  const head =
    used === undefined
      ? 'To run container workspaces in it, add --write, or write in platform.yaml, under spec:'
      : 'platform.yaml names another image. To change to this one, add --write, or write:';
  const lines = ['  images:', '    workspace:', `      digest: ${listed.digest}`, `      id: ${listed.id}`];
  return `${imageText(listed)}\n\n${head}\n\n${lines.join('\n')}`;
}

/** The image that was built, which `platform.yaml` names now. */
export function writtenText(image: KeptImage): string {
  return `${imageText(imageReport(image, image))}\n\nplatform.yaml names it. Deployments read the file from git: commit it.`;
}

export function pushedText({ reference, id, tags, sent }: Pushed): string {
  const bytes = sent.reduce((sum, { size }) => sum + size, 0);
  return [
    reference,
    `  id    ${id}`,
    ...(tags.length > 0 ? [`  tags  ${tags.join(', ')}`] : []),
    `  sent  ${bytes === 0 ? 'nothing: the registry had every part' : megabytes(bytes)}`,
  ].join('\n');
}

function imageText(image: Listed): string {
  const { name, digest, id, bytes, packages, node, python, keptAt, materials, isUsed } = image;
  const programs = [node && `Node ${node}`, python && `Python ${python}`].filter((text) => text).join(', ');
  return [
    `${name}${isUsed ? ' (used by platform.yaml)' : ''}`,
    `  digest    ${digest}`,
    `  id        ${id}`,
    `  contents  ${megabytes(bytes)}, ${packages} packages${programs === '' ? '' : `, ${programs}`}`,
    `  kept      since ${keptAt.slice(0, 16).replace('T', ' ')} UTC`,
    `  SBOM      ${materials}`,
  ].join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
