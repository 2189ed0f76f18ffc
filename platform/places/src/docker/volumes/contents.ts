import { canonicalJson, type EnvironmentSpec, type StagedAsset, sha256 } from '@dtaas/model';
import type { Content } from './content-volume.ts';

type Lock = Extract<EnvironmentSpec, { lock: string }>;

/** The files of an asset. */
export function assetContent({ digest }: Pick<StagedAsset, 'digest'>): Content {
  return { what: 'asset', digest };
}

/**
 * The packages that a lock file names, as they are installed for an image. Which programs the image has is not known while a twin is rendered,
 * so the digest is that of the image and the lock file.
 */
export function environmentContent({ kind, lockDigest }: Lock, image: string): Content {
  return { what: 'environment', digest: sha256(canonicalJson([image, kind, lockDigest])) };
}

/** Whether packages are installed for an asset. */
export function hasPackages(environment: EnvironmentSpec): environment is Lock {
  return environment.kind === 'node' || environment.kind === 'python';
}

/** What twins share of an asset at an engine. */
export function contentsOf(asset: StagedAsset, image: string): readonly Content[] {
  const { environment } = asset;
  return [assetContent(asset), ...(hasPackages(environment) ? [environmentContent(environment, image)] : [])];
}
