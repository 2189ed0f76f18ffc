import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { missingObjects } from './blobs.ts';
import { gitFailed } from './git-errors.ts';
import { blobHash } from './object-id.ts';
import type { Repository } from './open.ts';
import { indexOf, type PackedBlob, writePack } from './pack.ts';

export interface BlobSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly `size` bytes, the same whenever it is called, or an error. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ImportOptions {
  /** zlib's level. */
  readonly compression: 0 | 1;
}

/**
 * Stores blobs, on the disk when it returns; answers their ids in order. Nothing names them yet, so what fails half-way
 * leaves no trace but garbage.
 *
 * Many or big ones go into a pack, which is written here: git would hash each byte four times over, with a SHA-1 that
 * is four times as slow since it looks for collisions. What the bytes are rests on the SHA-256 of a snapshot's manifest.
 */
export async function importBlobs(
  repository: Repository,
  sources: readonly BlobSource[],
  { compression }: ImportOptions,
): Promise<string[]> {
  const ids: string[] = [];
  for (const source of sources) ids.push(await idOf(repository, source));
  const all = new Map(ids.map((id, index): [string, PackedBlob] => [id, { id, ...sources[index]! }]));
  if (isMuch(all.values())) {
    // What the last snapshot has, too, isn't written again.
    const missing = new Set(await missingObjects(repository.git, [...all.keys()]));
    for (const id of all.keys()) if (!missing.has(id)) all.delete(id);
  }
  const blobs = [...all.values()];
  if (blobs.length === 0) return ids;
  await (isMuch(blobs) ? addPack : addLoose)(repository, blobs, compression);
  return ids;
}

/** From that many bytes or blobs on, objects go into a pack of their own instead of a file each. */
const packFrom = { bytes: 1024 * 1024, blobs: 100 };

function isMuch(blobs: Iterable<PackedBlob>): boolean {
  const sizes = [...blobs].map(({ size }) => size);
  return sizes.length >= packFrom.blobs || sizes.reduce((sum, size) => sum + size, 0) >= packFrom.bytes;
}

async function idOf({ objectFormat }: Repository, { size, chunks }: BlobSource): Promise<string> {
  const hash = blobHash(objectFormat, size);
  for await (const chunk of chunks()) hash.update(chunk);
  return hash.digest('hex');
}

/** The names are git's, so that its housekeeping removes what a kill leaves here; the index comes last, as git looks for it. */
async function addPack(
  { gitDir, objectFormat }: Repository,
  blobs: readonly PackedBlob[],
  compression: 0 | 1,
): Promise<void> {
  const folder = join(gitDir, 'objects/pack');
  const random = randomBytes(8).toString('hex');
  const draft = join(folder, `tmp_pack_${random}`);
  const indexDraft = join(folder, `tmp_idx_${random}`);
  try {
    const pack = await durably(draft, (write) => writePack(blobs, { objectFormat, compression }, write));
    await durably(indexDraft, (write) => write(indexOf(pack, objectFormat)));
    const name = join(folder, `pack-${pack.checksum.toString('hex')}`);
    await rename(draft, `${name}.pack`);
    await rename(indexDraft, `${name}.idx`);
  } catch (error) {
    await Promise.all([draft, indexDraft].map((file) => rm(file, { force: true })));
    throw error;
  }
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
}

type Write = (bytes: Uint8Array) => Promise<void>;

/** Writes a new file, which is on the disk when it returns. */
async function durably<T>(path: string, fill: (write: Write) => Promise<T>): Promise<T> {
  const file = await open(path, 'wx', 0o444);
  try {
    const result = await fill((bytes) => file.writeFile(bytes));
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

/** An object a file, by git, which waits for the disk once for all of them. */
async function addLoose(
  { git, objectFormat }: Repository,
  blobs: readonly PackedBlob[],
  compression: 0 | 1,
): Promise<void> {
  const settings = [`core.compression=${compression}`, 'core.fsync=loose-object', 'core.fsyncMethod=batch'];
  const child = git.spawn([...settings.flatMap((setting) => ['-c', setting]), 'unpack-objects', '-q']);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A git that couldn't start or ended early shows by its exit code.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  const write: Write = (bytes) => new Promise((resolve) => child.stdin.write(bytes, () => resolve()));
  try {
    await writePack(blobs, { objectFormat, compression }, write);
    child.stdin.end();
  } catch (error) {
    child.kill();
    await closed;
    throw error;
  }
  const [code] = await closed;
  if (code !== 0) throw gitFailed(['unpack-objects'], Number(code ?? -1), Buffer.concat(stderr).toString());
}
