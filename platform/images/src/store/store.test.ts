import { appendFileSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallImage } from '../../testing/small-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { imageUnknown } from '../failures.ts';
import { blobPath } from '../layout/digest.ts';
import { storeFiles } from './kept-image.ts';
import { checkBlobs, imageFolder, keptImage, keptImages } from './store.ts';

describe('the images of a store', () => {
  it('are none if there is no folder', () => {
    expect(keptImages('/nonexistent')).toEqual([]);
  });

  it('are found by name, digest and id', async () => {
    const folder = temporaryFolder();
    const first = await smallImage(folder, 'first');
    const second = await smallImage(folder, 'second');
    expect(new Set(keptImages(folder))).toEqual(new Set([first, second]));
    expect(keptImage('workspace', folder)).toEqual(second);
    expect(keptImage(first.digest, folder)).toEqual(first);
    expect(keptImage(first.id, folder)).toEqual(first);
  });

  it('are named if another one is asked for', async () => {
    const folder = temporaryFolder();
    const { digest } = await smallImage(folder);
    const error = (() => {
      try {
        return keptImage('desktop', folder);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(imageUnknown.is(error) && error.hint).toContain(digest);
  });

  it('become the last one that was built, also if it was there before', async () => {
    const folder = temporaryFolder();
    const first = await smallImage(folder, 'first');
    await smallImage(folder, 'second');
    await smallImage(folder, 'first');
    expect(keptImage('workspace', folder).digest).toBe(first.digest);
    expect(keptImages(folder)).toHaveLength(2);
  });
});

it('the image that was kept before is meant by a name if the newest was removed', async () => {
  const folder = temporaryFolder();
  const first = await smallImage(folder, 'first');
  const second = await smallImage(folder, 'second');
  rmSync(imageFolder(second.digest, folder), { recursive: true });
  expect(keptImage('workspace', folder)).toEqual(first);
});

describe('an image of which a part is missing', () => {
  it.each([
    ['an empty folder', (at: string) => rmSync(at, { recursive: true }), (at: string) => mkdirSync(at)],
    ['no facts', (at: string) => rmSync(join(at, storeFiles.facts)), () => {}],
    ['facts that are cut', (at: string) => truncateSync(join(at, storeFiles.facts), 20), () => {}],
    [
      'another digest',
      (at: string) => writeFileSync(join(at, storeFiles.facts), '{"digest":"sha256:0"}'),
      () => {},
    ],
  ])('is not believed, and built again: %s', async (_what, break_, then) => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    break_(imageFolder(image.digest, folder));
    then(imageFolder(image.digest, folder));
    expect(keptImages(folder)).toEqual([]);
    await smallImage(folder);
    expect(keptImage(image.digest, folder).id).toBe(image.id);
  });

  it('is not believed if a blob has another size', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    appendFileSync(join(imageFolder(image.digest, folder), blobPath(image.layer.digest)), 'x');
    expect(keptImages(folder)).toEqual([]);
  });
});

describe('checkBlobs', () => {
  it('accepts what was kept', async () => {
    const folder = temporaryFolder();
    await expect(checkBlobs(await smallImage(folder), folder)).resolves.toBeUndefined();
  });

  it('finds a blob whose bytes have changed', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    const file = join(imageFolder(image.digest, folder), blobPath(image.layer.digest));
    writeFileSync(file, Buffer.alloc(image.layer.size));
    await expect(checkBlobs(image, folder)).rejects.toMatchObject({ code: 'image-damaged' });
  });
});

it('has beside each image its bill of materials, and nothing of the build', async () => {
  const folder = temporaryFolder();
  const { digest } = await smallImage(folder);
  expect(readdirSync(imageFolder(digest, folder)).sort()).toEqual([
    'blobs',
    'image.json',
    'index.json',
    'manifest.json',
    'oci-layout',
    'sbom.cdx.json',
  ]);
  expect(readdirSync(folder).sort()).toEqual(['newest', digest.replace(':', '-')].sort());
});
