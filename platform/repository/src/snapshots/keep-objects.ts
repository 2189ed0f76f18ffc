import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitObject } from '@dtaas/model';
import { thisProcess } from '@dtaas/processes';
import { type RefChange, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { type AddObject, type Compression, indexOf, writePack } from './pack.ts';
import { tidyPacks } from './tidy-packs.ts';

/** Writes these objects and sets refs to them, as `keepPack`. Returns false if a ref had another value. */
export async function keepObjects(
  repository: Repository,
  objects: readonly GitObject[],
  changes: readonly RefChange[],
): Promise<boolean> {
  const different = [...new Map(objects.map((object) => [object.id, object])).values()];
  if (different.length === 0) return updateRefs(repository, changes);
  return keepPack(repository, different.length, async (add) => {
    for (const { type, bytes } of different) await add(type, bytes.length, [bytes]);
    return changes;
  });
}

/**
 * Writes `count` objects to the disk and sets refs to them. Returns false if a ref had another value. Refs must already name
 * the objects that the new ones refer to, because git can remove unnamed objects at any moment.
 *
 * `git gc --prune=now`, `git prune` and `git repack -ad` first list the objects that refs name, and later remove all others,
 * even if a ref names one by then. None of them removes a pack that has a `.keep` from the beginning
 * (gitrepository-layout(5)). So the objects are written as a pack, whose `.keep` is removed when the refs are set.
 *
 * @param fill adds the objects and returns the changes of refs
 */
export async function keepPack(
  repository: Repository,
  count: number,
  fill: (add: AddObject) => Promise<readonly RefChange[]>,
  compression: Compression = 1,
): Promise<boolean> {
  const { objectFormat, gitDir } = repository;
  const folder = join(gitDir, 'objects/pack');
  // A copy of a clone may lack it, because some programs copy no empty folders. git makes it when it needs it, too.
  mkdirSync(folder, { recursive: true });
  await tidyPacks(repository, folder);
  // A name derived from the content could be that of a pack which housekeeping is about to remove.
  const pack = join(folder, `pack-${randomBytes(objectFormat === 'sha256' ? 32 : 20).toString('hex')}`);
  try {
    writeFileSync(`${pack}.keep`, `${JSON.stringify({ dtaas: thisProcess() })}\n`, { flag: 'wx' });
    const changes = await addPack(repository, pack, count, fill, compression);
    return await updateRefs(repository, changes);
  } finally {
    rmSync(`${pack}.keep`, { force: true });
  }
}

/** Writes the files of a pack. `pack` is its path without an ending. Nothing of it stays if that fails. */
async function addPack(
  { objectFormat }: Repository,
  pack: string,
  count: number,
  fill: (add: AddObject) => Promise<readonly RefChange[]>,
  compression: Compression,
): Promise<readonly RefChange[]> {
  // The name doesn't begin with `tmp_`, since git prune removes such files. git finds a pack by its index, which is written
  // last and atomically.
  const draft = `${pack}.draft`;
  try {
    const written = await durably(`${pack}.pack`, (write) =>
      writePack(count, objectFormat, compression, write, fill),
    );
    await durably(draft, (write) => write(indexOf(written.pack, objectFormat)));
    renameSync(draft, `${pack}.idx`);
    const folder = openSync(dirname(pack), 'r');
    fsyncSync(folder);
    closeSync(folder);
    return written.result;
  } catch (error) {
    for (const file of [draft, `${pack}.idx`, `${pack}.pack`]) rmSync(file, { force: true });
    throw error;
  }
}

/** Writes a new file, which is on the disk when it returns. */
async function durably<T>(
  path: string,
  fill: (write: (bytes: Uint8Array) => void) => T | Promise<T>,
): Promise<T> {
  const file = openSync(path, 'wx', 0o444);
  try {
    const result = await fill((bytes) => writeFileSync(file, bytes));
    fsyncSync(file);
    return result;
  } finally {
    closeSync(file);
  }
}
