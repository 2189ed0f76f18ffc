import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  filesOfSnapshot,
  manifestFile,
  parseManifest,
  type SnapshotFile,
  sha256,
  snapshotCorrupt,
} from '@dtaas/model';
import { readBeginning, streamWithoutFollowing } from '../trees/files.ts';
import type { Compression } from './pack.ts';

export interface FoundFile extends Pick<SnapshotFile, 'path' | 'sha256' | 'size'> {
  readonly executable: boolean;
}

export function readManifest(directory: string): Uint8Array {
  try {
    return readFileSync(join(directory, manifestFile));
  } catch (cause) {
    throw snapshotCorrupt(`${directory} has no ${manifestFile}`, cause);
  }
}

/** The files that a manifest lists. Errors: `snapshot-corrupt`. */
export function filesIn(manifest: Uint8Array): readonly SnapshotFile[] {
  return filesOfSnapshot(parseManifest(Buffer.from(manifest).toString()));
}

/** The manifest itself, which lists everything else. */
export function fileOf(manifest: Uint8Array): SnapshotFile {
  return { path: manifestFile, sha256: sha256(manifest), size: manifest.length, mode: 0o600 };
}

/** The files at these paths, as the manifest lists them, and the manifest itself: exactly those. */
export function matchFiles(manifest: Uint8Array, paths: Iterable<string>): SnapshotFile[] {
  const listed = new Map([...filesIn(manifest), fileOf(manifest)].map((file) => [file.path, file]));
  const found = Array.from(paths, (path) => {
    const file = listed.get(path);
    if (!file) throw snapshotCorrupt(`${path} is not in its manifest`);
    listed.delete(path);
    return file;
  });
  const [missing] = listed.keys();
  if (missing !== undefined) throw snapshotCorrupt(`${missing} is missing`);
  return found;
}

/** The files of a snapshot's directory. */
export function listSnapshotFiles(directory: string, manifest: Uint8Array): FoundFile[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const paths = files.map(({ parentPath, name }) => relative(directory, join(parentPath, name)));
  return matchFiles(manifest, paths).map((file) => {
    const stat = lstatSync(join(directory, file.path));
    if (!stat.isFile() || stat.size !== file.size)
      throw snapshotCorrupt(`${file.path} is not the file in its manifest`);
    return { ...file, executable: (stat.mode & 0o100) !== 0 };
  });
}

/** Reads a file and throws if its bytes differ from the manifest. */
export async function* bytesOf(
  directory: string,
  { path, size, sha256 }: FoundFile,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of streamWithoutFollowing(join(directory, path))) {
    read += chunk.length;
    if (read > size) break;
    hash.update(chunk);
    yield chunk;
  }
  if (read !== size || hash.digest('hex') !== sha256)
    throw snapshotCorrupt(`${path} differs from its manifest`);
}

/**
 * zlib's level for these files: 0 if they hardly get smaller, because compressing them would take most of the time of a save.
 * Only the beginnings of the largest files are tried.
 */
export function compressionFor(directory: string, files: readonly FoundFile[]): Compression {
  const largest = [...files].sort((a, b) => b.size - a.size).slice(0, 4);
  const pieces = largest.map(({ path }) => readBeginning(join(directory, path), 64 * 1024));
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const deflated = pieces.reduce((sum, piece) => sum + deflateSync(piece, { level: 1 }).length, 0);
  return deflated < 0.8 * bytes ? 1 : 0;
}
