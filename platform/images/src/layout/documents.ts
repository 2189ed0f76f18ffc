import { blobPath, type Descriptor, type Digest, digestOf } from './digest.ts';

/** Facts of an image that its documents state. */
export interface ImageFacts {
  readonly name: string;
  /** The compressed layer. */
  readonly layer: { readonly digest: Digest; readonly size: number };
  /** The digest of the layer's tar before its compression. */
  readonly diffId: Digest;
  /** When the image says that it was created: seconds since 1970. */
  readonly epoch: number;
  readonly user: number;
  readonly architecture: 'amd64';
  readonly labels: Readonly<Record<string, string>>;
}

/** The JSON files of an image, by their paths in its layout. */
export interface ImageDocuments {
  /** The digest of the manifest: `repository@<digest>` names the image in a registry. */
  readonly manifest: Descriptor;
  /** The digest of the configuration: the id of the image in an engine. */
  readonly config: Descriptor;
  readonly layer: Descriptor;
  readonly files: ReadonlyMap<string, Buffer>;
}

export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/**
 * Makes the documents of an image with one layer, for an OCI layout (`index.json`) and for `docker load` (`manifest.json`). Formats:
 * OCI image specification 1.0, and Docker image specification 1.2. The same facts give the same bytes.
 */
export function imageDocuments(facts: ImageFacts): ImageDocuments {
  const config = encode(configOf(facts));
  const layer: Descriptor = { mediaType: mediaTypes.layer, ...facts.layer };
  const described = describe(mediaTypes.config, config);
  const manifest = encode({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: described,
    layers: [layer],
  });
  const top = describe(mediaTypes.manifest, manifest);
  const index = { schemaVersion: 2, manifests: [{ ...top, platform: platformOf(facts) }] };
  const docker = [
    {
      Config: blobPath(described.digest),
      RepoTags: [localTag(facts.name, described.digest)],
      Layers: [blobPath(layer.digest)],
    },
  ];
  return {
    manifest: top,
    config: described,
    layer,
    files: new Map([
      ['oci-layout', encode({ imageLayoutVersion: '1.0.0' })],
      ['index.json', encode(index)],
      ['manifest.json', encode(docker)],
      [blobPath(described.digest), config],
      [blobPath(top.digest), manifest],
    ]),
  };
}

/** The tag of a loaded image. An engine's `image prune` removes images without a tag. */
export function localTag(name: string, id: Digest): string {
  return `dtaas/${name}:${id.slice('sha256:'.length, 'sha256:'.length + 12)}`;
}

function configOf(facts: ImageFacts): unknown {
  const created = new Date(facts.epoch * 1000).toISOString();
  return {
    created,
    ...platformOf(facts),
    config: {
      User: String(facts.user),
      Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C.UTF-8'],
      WorkingDir: '/',
      Labels: facts.labels,
    },
    rootfs: { type: 'layers', diff_ids: [facts.diffId] },
    history: [{ created, created_by: `dtaas images build ${facts.name}` }],
  };
}

function platformOf({ architecture }: ImageFacts): { readonly architecture: string; readonly os: string } {
  return { architecture, os: 'linux' };
}

function describe(mediaType: string, bytes: Buffer): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

function encode(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
