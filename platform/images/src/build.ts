import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endFamily, faultPoint, makeFolder, removeTree, withLock } from '@dtaas/processes';
import { type Recipe, recipeKey } from './recipe/recipe.ts';
import { type BuildOptions, buildRootFilesystem } from './recipe/root-filesystem.ts';
import type { KeptImage } from './store/kept-image.ts';
import { imagesFolder, keepImage, nameNewest, newestOf } from './store/store.ts';
import { writeLayout } from './write-layout.ts';

export interface BuildImageOptions extends BuildOptions {
  /** The folder of the store; the user's own unless told. */
  readonly folder?: string;
  /** Builds only if no image of this recipe is kept. */
  readonly ifMissing?: boolean;
  /** Puts the root of the image together. Tests give another one. */
  readonly root?: typeof buildRootFilesystem;
}

/**
 * Builds an image from today's versions of its packages, and keeps it. The versions that an image was built from may be gone from
 * Debian's servers tomorrow, so images that are in use are kept and not built again.
 *
 * One process builds at a time. A process that had to wait takes the image of the other one if that build began after this one was asked for.
 *
 * @throws DtaasError `image-machine-unsupported`, `image-tool-missing`, `image-build-failed`, `image-node-changed`, `disk-full`
 */
export async function buildImage(recipe: Recipe, options: BuildImageOptions = {}): Promise<KeptImage> {
  const { folder = imagesFolder(), ifMissing = false, onProgress, signal } = options;
  const asked = Date.now();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const onWait = (owner: string) => onProgress?.(`Waiting for ${owner}`);
  return withLock(`images ${folder}`, { purpose: `building ${recipe.name}`, onWait, signal }, async () => {
    const newest = newestOf(recipe.name, folder);
    const isEnough = newest?.image.recipe === recipeKey(recipe) && (ifMissing || newest.begunAt >= asked);
    if (isEnough) return newest.image;
    const begunAt = Date.now();
    const work = join(folder, 'work');
    const mark = `DTAAS_IMAGE_BUILD=${work}`;
    // A build that was killed leaves its programs and files.
    await endFamily({ marks: [mark] });
    removeTree(work);
    makeFolder(work, 0o755);
    try {
      const image = await build(recipe, { folder, work }, options);
      faultPoint('image-kept');
      nameNewest(image, begunAt, folder);
      return image;
    } finally {
      await endFamily({ marks: [mark] });
      removeTree(work);
    }
  });
}

interface Folders {
  readonly folder: string;
  readonly work: string;
}

async function build(
  recipe: Recipe,
  { folder, work }: Folders,
  options: BuildImageOptions,
): Promise<KeptImage> {
  const { root = buildRootFilesystem, onProgress, signal } = options;
  const tar = await root(recipe, { folder: work, mark: work }, options);
  faultPoint('image-root-built');
  onProgress?.('Compressing the layer');
  const layout = join(work, 'layout');
  const image = await writeLayout(recipe, { tar, folder: layout }, signal);
  await keepImage(image, layout, folder);
  return image;
}
