import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  filesOfSnapshot,
  manifestFile,
  parseManifest,
  type SnapshotFile,
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
export function fileOf(manifest: Uint8Array): FoundFile {
  const sha256 = createHash('sha256').update(manifest).digest('hex');
  return { path: manifestFile, sha256, size: manifest.length, executable: false };
}

/** The files of a snapshot's directory: exactly those that its manifest lists, by path. */
export function listSnapshotFiles(directory: string, manifest: Uint8Array): FoundFile[] {
  const listed = new Map(filesIn(manifest).map((file) => [file.path, file]));
  const found: FoundFile[] = [];
  for (const path of walk(directory, '')) {
    if (path === manifestFile) continue;
    const file = listed.get(path);
    if (!file) throw snapshotCorrupt(`${path} is not in its manifest`);
    const stat = lstatSync(join(directory, path));
    if (!stat.isFile() || stat.size !== file.size)
      throw snapshotCorrupt(`${path} is not the file in its manifest`);
    found.push({ ...file, executable: (stat.mode & 0o100) !== 0 });
  }
  if (found.length === listed.size) return found;
  const there = new Set(found.map(({ path }) => path));
  const missing = [...listed.keys()].find((path) => !there.has(path));
  throw snapshotCorrupt(`${missing} is missing`);
}

function* walk(directory: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(directory, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(directory, path);
    else yield path;
  }
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
