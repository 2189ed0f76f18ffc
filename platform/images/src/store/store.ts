import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { attempt, fillBeside, removeTree, stateHome, writeBeside } from '@dtaas/processes';
import { imageDamaged, imageUnknown } from '../failures.ts';
import { blobPath, type Digest, digestOfFile, isDigest } from '../layout/digest.ts';
import { type KeptImage, storeFiles } from './kept-image.ts';

/** The folder of images that this user keeps. It is not in the cache, because an image in use can't be built again. */
export function imagesFolder(environment?: NodeJS.ProcessEnv): string {
  return join(stateHome(environment), 'images');
}

export function imageFolder(digest: Digest, folder = imagesFolder()): string {
  return join(folder, digest.replace(':', '-'));
}

/** The images of the store, the newest first. A folder without all files of its image is not listed. */
export function keptImages(folder = imagesFolder()): readonly KeptImage[] {
  const names = attempt(() => readdirSync(folder)) ?? [];
  return names
    .map((name) => name.replace('-', ':'))
    .filter(isDigest)
    .flatMap((digest) => findKept(digest, folder) ?? [])
    .sort((a, b) => b.keptAt.localeCompare(a.keptAt) || (a.digest < b.digest ? -1 : 1));
}

/**
 * The image with this manifest digest or this image id, or the newest one of this name.
 *
 * @throws DtaasError `image-unknown`
 */
export function keptImage(wanted: string, folder = imagesFolder()): KeptImage {
  const all = keptImages(folder);
  const found =
    all.find(({ digest, id }) => digest === wanted || id === wanted) ??
    newestOf(wanted, folder)?.image ??
    all.find(({ name }) => name === wanted);
  if (found) return found;
  throw imageUnknown({ wanted, known: all.map(({ name, digest }) => `${name} (${digest})`) });
}

/** The bytes of the blobs aren't read here, only their number: `checkBlobs` reads them. */
function findKept(digest: Digest, folder: string): KeptImage | undefined {
  const at = imageFolder(digest, folder);
  const text = attempt(() => readFileSync(join(at, storeFiles.facts), 'utf8'));
  const image = text === undefined ? undefined : attempt(() => JSON.parse(text) as KeptImage);
  if (image?.digest !== digest) return undefined;
  const isWhole = [image.manifest, image.config, image.layer].every(
    (blob) => attempt(() => statSync(join(at, blobPath(blob.digest))).size) === blob.size,
  );
  return isWhole ? image : undefined;
}

/**
 * Reads each blob of an image, and compares it with its digest.
 *
 * @throws DtaasError `image-damaged`
 */
export async function checkBlobs(image: KeptImage, folder = imagesFolder()): Promise<void> {
  const at = imageFolder(image.digest, folder);
  for (const { digest } of [image.manifest, image.config, image.layer]) {
    const found = await digestOfFile(join(at, blobPath(digest)));
    if (found !== digest)
      throw imageDamaged({ folder: at, reason: `${blobPath(digest)} has the digest ${found}` });
  }
}

/**
 * Puts an image into the store: whole, or not at all. One that is there already stays as it is.
 *
 * @param layout the folder with the image's files, from which they are moved
 */
export async function keepImage(image: KeptImage, layout: string, folder: string): Promise<void> {
  const at = imageFolder(image.digest, folder);
  if (findKept(image.digest, folder)) return;
  // A part of an earlier one was deleted.
  removeTree(at);
  await fillBeside(at, 0o700, async (draft) => {
    for (const name of readdirSync(layout)) renameSync(join(layout, name), join(draft, name));
    writeFileSync(join(draft, storeFiles.facts), `${JSON.stringify(image, undefined, 1)}\n`, { flush: true });
  });
}

/** Remembers which image of a name was built last, and when that build began: milliseconds since 1970. */
export function nameNewest({ name, digest }: KeptImage, begunAt: number, folder: string): void {
  mkdirSync(join(folder, 'newest'), { recursive: true, mode: 0o700 });
  writeBeside(newestFile(name, folder), JSON.stringify({ digest, begunAt }));
}

/** The image of a name that was built last, if it is still there. */
export function newestOf(name: string, folder: string): { image: KeptImage; begunAt: number } | undefined {
  const text = attempt(() => readFileSync(newestFile(name, folder), 'utf8'));
  const newest =
    text === undefined ? undefined : attempt(() => JSON.parse(text) as { digest: Digest; begunAt: number });
  const image = newest && isDigest(newest.digest) ? findKept(newest.digest, folder) : undefined;
  return newest && image && { image, begunAt: newest.begunAt };
}

function newestFile(name: string, folder: string): string {
  return join(folder, 'newest', sha256(name).slice(0, 16));
}
