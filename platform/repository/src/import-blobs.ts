import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { readBeginning, streamWithoutFollowing } from './files.ts';
import { gitFailed } from './git-errors.ts';
import type { Repository } from './open.ts';
import type { FoundFile } from './snapshot-files.ts';
import { snapshotCorrupt } from './snapshot-manifest.ts';

/** From here on, objects go into a pack of their own instead of a file each. */
const packBytes = 1024 * 1024;

/**
 * Stores files as blobs through one `git fast-import`, each read once: its sha256 is checked while it passes.
 * Answers their ids in order. Nothing names the blobs yet, so what fails half-way leaves no trace but garbage.
 */
export async function importBlobs(
  repository: Repository,
  directory: string,
  files: readonly FoundFile[],
): Promise<string[]> {
  if (files.length === 0) return [];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const child = repository.git.spawn([
    ...['-c', `core.compression=${compressionFor(directory, files)}`],
    ...['-c', 'core.fsync=committed,loose-object'],
    ...['-c', `fastimport.unpackLimit=${size < packBytes ? files.length : 0}`],
    ...['fast-import', '--quiet', '--done', '--depth=0'],
  ]);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  try {
    for (const [index, file] of files.entries()) {
      child.stdin.write(`blob\nmark :${index + 1}\ndata ${file.size}\n`);
      await send(join(directory, file.path), file, child.stdin);
      child.stdin.write('\n');
    }
    for (const index of files.keys()) child.stdin.write(`get-mark :${index + 1}\n`);
    child.stdin.end('done\n');
  } catch (error) {
    child.kill();
    await closed;
    throw error;
  }
  const [code] = await closed;
  if (code !== 0) throw gitFailed(['fast-import'], Number(code ?? -1), Buffer.concat(stderr).toString());
  return Buffer.concat(stdout).toString().trim().split('\n');
}

async function send(path: string, { sha256, size }: FoundFile, to: Writable): Promise<void> {
  const hash = createHash('sha256');
  let sent = 0;
  let written = Promise.resolve();
  for await (const chunk of streamWithoutFollowing(path)) {
    sent += chunk.length;
    if (sent > size) break;
    hash.update(chunk);
    // One piece is on its way while the next one is read and hashed. A git that ended early shows by its exit code.
    await written;
    written = new Promise((resolve) => to.write(chunk, () => resolve()));
  }
  await written;
  if (sent !== size || hash.digest('hex') !== sha256)
    throw snapshotCorrupt(`${path} is not what its manifest says`);
}

/**
 * zlib's level for these files: compressing what doesn't get smaller is most of the time that saving takes. Decided
 * by the beginnings of the largest files.
 */
function compressionFor(directory: string, files: readonly FoundFile[]): 0 | 1 {
  const largest = [...files].sort((a, b) => b.size - a.size).slice(0, 4);
  const pieces = largest.map(({ path }) => readBeginning(join(directory, path), 64 * 1024));
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const deflated = pieces.reduce((sum, piece) => sum + deflateSync(piece, { level: 1 }).length, 0);
  return deflated < 0.8 * bytes ? 1 : 0;
}
