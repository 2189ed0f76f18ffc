import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOfSnapshot, manifestFile, parseManifest, sha256, snapshotCorrupt } from '@dtaas/model';
import { listFiles } from '../archive.ts';
import { hashFile } from '../state/copy-state.ts';
import type { Manifest } from './manifest.ts';

/**
 * Reads a snapshot directory and compares every file with its hash, before the twin is changed.
 *
 * @param checked the sha256 of the manifest, from a client that has compared the files of this very folder with their hashes.
 * Then only their sizes are compared.
 * @throws DtaasError `snapshot-corrupt`
 */
export async function checkSnapshot(directory: string, checked?: string): Promise<Manifest> {
  const text = await readFile(join(directory, manifestFile), 'utf8').catch((cause: unknown) => {
    throw snapshotCorrupt('it has no manifest', cause);
  });
  if (checked !== undefined && sha256(text) !== checked) throw snapshotCorrupt('its manifest was replaced');
  const manifest = parseManifest(text);
  const expected = new Map(filesOfSnapshot(manifest).map((file) => [file.path, file]));
  // Components get these folders, so every file in them must have a hash.
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true }))
    if (!entry.isFile() && !entry.isDirectory()) throw snapshotCorrupt(`${entry.name} isn't a file`);
  for (const { path, size } of await listFiles(directory)) {
    if (path === manifestFile) continue;
    const file = expected.get(path);
    if (file === undefined) throw snapshotCorrupt(`${path} isn't in its manifest`);
    const isSame =
      checked === undefined
        ? (await hashFile(join(directory, path))).sha256 === file.sha256
        : size === file.size;
    if (!isSame) throw snapshotCorrupt(`${path} isn't what was saved: its hash differs`);
    expected.delete(path);
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw snapshotCorrupt(`${missing} is missing`);
  // The schema checks what every reader of a snapshot needs; the runner wrote the rest.
  return manifest as unknown as Manifest;
}
