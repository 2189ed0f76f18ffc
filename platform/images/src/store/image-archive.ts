import type { Readable } from 'node:stream';
import { archiveOf } from '../layout/archive.ts';
import { blobPath } from '../layout/digest.ts';
import type { KeptImage } from './kept-image.ts';
import { imageFolder } from './store.ts';

/** One tar that `docker load` and readers of OCI archives take. */
export function imageArchive(image: KeptImage, folder?: string): Readable {
  const blobs = [image.manifest, image.config, image.layer].map(({ digest }) => blobPath(digest));
  return archiveOf(imageFolder(image.digest, folder), [
    'oci-layout',
    'index.json',
    'manifest.json',
    ...blobs,
  ]);
}
