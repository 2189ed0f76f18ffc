import { DtaasError, parseJson } from '@dtaas/model';
import { isPlainPath } from '../git/names.ts';

/** A file of a snapshot, as its manifest promises it. */
export interface SnapshotFile {
  /** From the snapshot's root: `components/estimator/state.json`. */
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export const manifestFile = 'manifest.json';

/**
 * The files that a manifest lists, by path. The rest of it is the business of the runner, which wrote it.
 *
 * Errors: `snapshot-corrupt`.
 */
export function listedFiles(manifest: Uint8Array): ReadonlyMap<string, SnapshotFile> {
  const files = new Map<string, SnapshotFile>();
  for (const [component, saved] of members(member(parse(manifest), 'components'))) {
    for (const [name, file] of members(member(saved, 'files'))) {
      const path = `components/${component}/${name}`;
      const sha256 = member(file, 'sha256');
      const size = member(file, 'size');
      if (!isPlainPath(path) || component.includes('/')) throw corrupt(`it lists the path ${path}`);
      if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
        throw corrupt(`it lists no hash of ${path}`);
      if (!Number.isSafeInteger(size)) throw corrupt(`it lists no size of ${path}`);
      files.set(path, { path, sha256, size: Number(size) });
    }
  }
  return files;
}

function parse(manifest: Uint8Array): unknown {
  try {
    return parseJson(Buffer.from(manifest).toString());
  } catch (cause) {
    throw corrupt(cause instanceof SyntaxError ? cause.message : 'it is not JSON', cause);
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function members(value: unknown): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw corrupt('it is incomplete');
}

function corrupt(why: string, cause?: unknown): DtaasError {
  return snapshotCorrupt(`its manifest can’t be used, ${why}`, cause);
}

export function snapshotCorrupt(why: string, cause?: unknown): DtaasError {
  return new DtaasError({
    code: 'snapshot-corrupt',
    message: `The snapshot is damaged: ${why}.`,
    hint: 'Use another one; `dtaas snapshots <twin>` lists them.',
    cause,
  });
}
