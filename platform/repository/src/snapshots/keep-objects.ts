import { randomBytes } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thisProcess } from '@dtaas/processes';
import type { GitObject } from '../git/objects.ts';
import { type RefChange, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { indexOf, writePack } from './pack.ts';
import { tidyPacks } from './tidy-packs.ts';

export interface KeepOptions {
  /** zlib's level. */
  readonly compression?: 0 | 1;
}

/**
 * Writes objects to the disk and sets refs to them. Returns false if a ref had another value. Refs must already name the
 * objects that the new ones refer to, because git can remove unnamed objects at any moment.
 *
 * `git gc --prune=now`, `git prune` and `git repack -ad` first list the objects that refs name, and later remove all others,
 * even if a ref names one by then. None of them removes a pack that has a `.keep` from the beginning
 * (gitrepository-layout(5)). So the objects are written as a pack, whose `.keep` is removed when the refs are set.
 */
export async function keepObjects(
  repository: Repository,
  objects: readonly GitObject[],
  changes: readonly RefChange[],
  { compression = 1 }: KeepOptions = {},
): Promise<boolean> {
  const different = new Map(objects.map((object) => [object.id, object]));
  if (different.size === 0) return updateRefs(repository, changes);
  await tidyPacks(repository);
  const pack = await addPack(repository, [...different.values()], compression);
  try {
    return await updateRefs(repository, changes);
  } finally {
    await rm(`${pack}.keep`, { force: true });
  }
}

/**
 * Writes a pack and its `.keep`; returns its path without an ending. git would hash each byte four times, with a SHA-1 that
 * is four times as slow because it looks for collisions. The SHA-256 of the manifest already protects a snapshot's bytes.
 *
 * The name is random: a name derived from the content could be that of a pack which housekeeping is about to remove.
 */
async function addPack(
  { gitDir, objectFormat }: Repository,
  objects: readonly GitObject[],
  compression: 0 | 1,
): Promise<string> {
  const folder = join(gitDir, 'objects/pack');
  const pack = join(folder, `pack-${randomBytes(objectFormat === 'sha256' ? 32 : 20).toString('hex')}`);
  // The name doesn't begin with `tmp_`, since git prune removes such files. git finds a pack by its index, which is written
  // last and atomically.
  const draft = `${pack}.draft`;
  try {
    await writeFile(`${pack}.keep`, `${JSON.stringify({ dtaas: thisProcess() })}\n`, { flag: 'wx' });
    const written = await durably(`${pack}.pack`, (write) =>
      writePack(objects, { objectFormat, compression }, write),
    );
    await durably(draft, (write) => write(indexOf(written, objectFormat)));
    await rename(draft, `${pack}.idx`);
    const directory = await open(folder);
    await directory.sync().finally(() => directory.close());
    return pack;
  } catch (error) {
    for (const file of [draft, `${pack}.idx`, `${pack}.pack`, `${pack}.keep`])
      await rm(file, { force: true });
    throw error;
  }
}

/** Writes a new file, which is on the disk when it returns. */
async function durably<T>(
  path: string,
  fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'wx', 0o444);
  try {
    const result = await fill((bytes) => file.writeFile(bytes));
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}
