import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobPath, digestOf, isDigest } from './digest.ts';
import { type ImageFacts, imageDocuments, localTag, mediaTypes } from './documents.ts';

const facts: ImageFacts = {
  name: 'workspace',
  layer: { digest: `sha256:${'a'.repeat(64)}`, size: 7 },
  diffId: `sha256:${'b'.repeat(64)}`,
  epoch: Date.UTC(2026, 0, 1) / 1000,
  user: 1000,
  architecture: 'amd64',
  labels: { 'dtaas.node': '22.23.5' },
};
const json = (files: ReadonlyMap<string, Buffer>, path: string) => JSON.parse(String(files.get(path)));

describe('imageDocuments', () => {
  const { files, manifest, config, layer } = imageDocuments(facts);

  it('names each document by the digest and size of its bytes', () => {
    for (const { digest, size } of [manifest, config]) {
      const bytes = files.get(blobPath(digest));
      expect(bytes && [digestOf(bytes), bytes.length]).toEqual([digest, size]);
    }
  });

  it('leads from the index to the manifest, and from there to the configuration and the layer', () => {
    expect(json(files, 'oci-layout')).toEqual({ imageLayoutVersion: '1.0.0' });
    expect(json(files, 'index.json').manifests).toEqual([
      { ...manifest, platform: { architecture: 'amd64', os: 'linux' } },
    ]);
    expect(json(files, blobPath(manifest.digest))).toEqual({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config,
      layers: [layer],
    });
  });

  it('says in the configuration who runs, since when the image exists, and what the layer contains', () => {
    expect(json(files, blobPath(config.digest))).toMatchObject({
      created: '2026-01-01T00:00:00.000Z',
      config: { User: '1000', Labels: facts.labels },
      rootfs: { type: 'layers', diff_ids: [facts.diffId] },
    });
  });

  it('gives docker load the same blobs and a tag', () => {
    expect(json(files, 'manifest.json')).toEqual([
      {
        Config: blobPath(config.digest),
        RepoTags: [localTag('workspace', config.digest)],
        Layers: [blobPath(layer.digest)],
      },
    ]);
  });

  it('gives another digest for other facts, and the same for the same', () => {
    const digests = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
    const anyFacts = fc.record({
      diffId: digests,
      layer: digests,
      size: fc.nat(),
      user: fc.nat(),
      epoch: fc.nat(),
    });
    const made = ({ diffId, layer: l, size, ...rest }: Parameters<Parameters<typeof anyFacts.map>[0]>[0]) =>
      imageDocuments({
        ...facts,
        ...rest,
        diffId: `sha256:${diffId}`,
        layer: { digest: `sha256:${l}`, size },
      }).manifest.digest;
    fc.assert(
      fc.property(anyFacts, anyFacts, (a, b) => {
        expect(made(a) === made(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect(made(a)).toBe(made({ ...a }));
      }),
    );
  });
});

it.each([
  [`sha256:${'0'.repeat(64)}`, true],
  [`sha256:${'0'.repeat(63)}`, false],
  [`sha256:${'A'.repeat(64)}`, false],
  [`sha512:${'0'.repeat(64)}`, false],
  ['sha256:../../etc/passwd', false],
  [undefined, false],
])('isDigest(%s) is %s', (text, expected) => {
  expect(isDigest(text)).toBe(expected);
});
