import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { gitFailed } from './git-errors.ts';
import type { Repository } from './open.ts';

export interface BlobSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly `size` bytes, or an error. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ImportOptions {
  /** zlib's level. */
  readonly compression: 0 | 1;
}

/** From that many bytes or blobs on, objects go into a pack of their own instead of a file each. */
const packFrom = { bytes: 1024 * 1024, blobs: 100 };

/**
 * Stores blobs through one `git fast-import`, each read once; answers their ids in order. Nothing names them yet, so
 * what fails half-way leaves no trace but garbage.
 */
export async function importBlobs(
  { git }: Repository,
  sources: readonly BlobSource[],
  { compression }: ImportOptions,
): Promise<string[]> {
  if (sources.length === 0) return [];
  const bytes = sources.reduce((sum, { size }) => sum + size, 0);
  const loose = bytes < packFrom.bytes && sources.length < packFrom.blobs;
  const child = git.spawn([
    ...['-c', `core.compression=${compression}`],
    // On the disk before a ref names it, with one wait for all.
    ...['-c', 'core.fsync=committed,loose-object', '-c', 'core.fsyncMethod=batch'],
    ...['-c', `fastimport.unpackLimit=${loose ? packFrom.blobs : 0}`],
    ...['fast-import', '--quiet', '--done', '--depth=0'],
  ]);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A git that couldn't start or ended early shows by its exit code.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  try {
    for (const [index, source] of sources.entries()) await send(source, index + 1, child.stdin);
    for (const index of sources.keys()) child.stdin.write(`get-mark :${index + 1}\n`);
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

async function send(source: BlobSource, mark: number, to: Writable): Promise<void> {
  to.write(`blob\nmark :${mark}\ndata ${source.size}\n`);
  let written = Promise.resolve();
  for await (const chunk of source.chunks()) {
    // One piece is on its way while the next one is made.
    await written;
    written = new Promise((resolve) => to.write(chunk, () => resolve()));
  }
  await written;
  to.write('\n');
}
