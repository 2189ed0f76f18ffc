import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../archive.ts';
import { hashFile } from './files.ts';
import { corrupt, type Manifest, parseManifest, type SavedFile } from './manifest.ts';

/**
 * Reads a snapshot directory and compares every file with its hash, before anything of the twin is touched.
 *
 * @throws DtaasError `snapshot-corrupt`
 */
export async function checkSnapshot(directory: string): Promise<Manifest> {
  const manifest = parseManifest(await readManifest(directory));
  const expected = new Map<string, SavedFile>(
    Object.entries(manifest.components).flatMap(([id, { files }]) =>
      Object.entries(files).map(([path, file]) => [`components/${id}/${path}`, file] as const),
    ),
  );
  // The folders become the components': nothing may come along that no hash tells of.
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true }))
    if (!entry.isFile() && !entry.isDirectory()) throw corrupt(`${entry.name} isn't a file`);
  for (const { path } of await listFiles(directory)) {
    if (path === 'manifest.json') continue;
    const file = expected.get(path);
    if (file === undefined) throw corrupt(`${path} isn't in its manifest`);
    const found = await hashFile(join(directory, path));
    if (found.sha256 !== file.sha256) throw corrupt(`${path} isn't what was saved: its hash differs`);
    expected.delete(path);
  }
  const [missing] = expected.keys();
  if (missing !== undefined) throw corrupt(`${missing} is missing`);
  return manifest;
}

async function readManifest(directory: string): Promise<string> {
  try {
    return await readFile(join(directory, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw corrupt('it has no manifest', cause);
  }
}
