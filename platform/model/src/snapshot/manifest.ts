import { whyInvalid } from '../document/schema/validator.ts';
import { snapshotDamaged } from '../errors/failures.ts';
import type { DtaasError } from '../errors/problem.ts';
import type { SavedFile, SnapshotManifest } from '../generated/types.ts';
import { validateSnapshotManifest } from '../generated/validators.js';
import { isPlainPath } from '../tree/plain-path.ts';
import { parseJson } from '../values/json.ts';

/** The name of the manifest in a snapshot's folder. */
export const manifestFile = 'manifest.json';

/** A file of a snapshot, by its path in the snapshot's folder: `components/estimator/state.json`. */
export interface SnapshotFile extends SavedFile {
  readonly path: string;
}

/**
 * Reads a manifest, which anybody who can push a snapshot may have written.
 *
 * @throws DtaasError `snapshot-corrupt`
 */
export function parseManifest(text: string): SnapshotManifest {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw snapshotCorrupt(`its manifest is not JSON: ${reason}`, cause);
  }
  if (!validateSnapshotManifest(value)) throw snapshotCorrupt(`its manifest ${whyUnreadable()}`);
  const manifest = value as SnapshotManifest;
  const wrong = filesOfSnapshot(manifest).find(({ path }) => !isPlainPath(path));
  if (wrong) {
    const path = JSON.stringify(wrong.path);
    throw snapshotCorrupt(`its manifest lists the path ${path}, which leads out of the snapshot`);
  }
  return manifest;
}

/** The files that a manifest lists. */
export function filesOfSnapshot({ components }: SnapshotManifest): SnapshotFile[] {
  return Object.entries(components).flatMap(([id, { files }]) =>
    Object.entries(files).map(([path, file]) => ({ ...file, path: `components/${id}/${path}` })),
  );
}

/** A later edition of the format is named as such. */
function whyUnreadable(): string {
  const edition = validateSnapshotManifest.errors?.find(({ instancePath }) => instancePath === '/format');
  return edition
    ? `has the format ${JSON.stringify(edition.data)}, which this version of dtaas can't read`
    : whyInvalid(validateSnapshotManifest.errors);
}

/** The error of a snapshot whose content isn't what was saved. */
export function snapshotCorrupt(why: string, cause?: unknown): DtaasError {
  return snapshotDamaged({ what: why, cause });
}
