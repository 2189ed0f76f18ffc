import type { Descriptor, Digest } from '../layout/digest.ts';

/** An image in the store. Its files are an OCI layout. */
export interface KeptImage {
  readonly name: string;
  /** The digest of the manifest. `repository@<digest>` names the image where it was pulled from a registry. */
  readonly digest: Digest;
  /** The digest of the configuration, which is the image's id in an engine, both after a load and after a pull. */
  readonly id: Digest;
  readonly manifest: Descriptor;
  readonly config: Descriptor;
  readonly layer: Descriptor;
  /** Bytes of the files of the layer before its compression. */
  readonly unpackedSize: number;
  /** Names the recipe and its content. */
  readonly recipe: string;
  readonly labels: Readonly<Record<string, string>>;
  /** How many packages the bill of materials lists. */
  readonly packages: number;
  /** When the image was put into the store, as ISO 8601. Not a part of the image. */
  readonly keptAt: string;
}

/** The files beside the blobs. */
export const storeFiles = { facts: 'image.json', materials: 'sbom.cdx.json' } as const;
