import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectOf, treesOf } from '@dtaas/model';
import { thisProcess } from '@dtaas/processes';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { readBlobs } from '../git/blobs.ts';
import { gitIn } from '../git/git.ts';
import { commitOf } from '../git/objects.ts';
import { readRef } from '../git/refs.ts';
import { openRepository, type Repository } from '../open.ts';
import { keepObjects, keepPack } from './keep-objects.ts';
import { type AddObject, indexOf } from './pack.ts';

const packs = (repository: Repository, ending: string) =>
  readdirSync(join(repository.gitDir, 'objects/pack')).filter((file) => file.endsWith(ending));

/** Keeps a commit of one file with these bytes under a ref. */
async function keep(repository: Repository, ref: string, bytes: Buffer | string): Promise<string> {
  const blob = objectOf(repository.objectFormat, 'blob', bytes);
  const [tree] = treesOf(repository.objectFormat, [{ path: 'a', mode: '100644', id: blob.id }]);
  const commit = commitOf(repository, { tree: tree!.id, message: `${ref}\n` });
  expect(await keepObjects(repository, [blob, tree!, commit], [{ ref, to: commit.id, from: null }])).toBe(
    true,
  );
  return commit.id;
}

/** As a file is read: piece by piece. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000);
}

/** Sizes at which the header of an object in a pack gets longer. */
const sizes = [0, 1, 15, 16, 2047, 2048, 262_143, 262_144, 1_500_000];

describe('objects that are kept', () => {
  it('can be the first pack of a clone that was copied without its empty folders', async () => {
    const repository = await temporaryRepository();
    rmSync(join(repository.gitDir, 'objects/pack'), { recursive: true });
    const id = await keep(repository, 'refs/dtaas/kept', 'bytes');
    expect(await readRef(repository, 'refs/dtaas/kept')).toBe(id);
  });

  it.each(['sha1', 'sha256'])('are a pack that git finds right, with %s', async (format) => {
    const folder = temporaryFolder();
    await gitIn(folder).run(['init', '-q', `--object-format=${format}`]);
    const repository = await openRepository(folder);
    for (const compression of [0, 1] as const) {
      const all = sizes.map((size) =>
        Buffer.concat([randomBytes(size >> 1), Buffer.alloc(size - (size >> 1))]),
      );
      const blobs = all.map((bytes) => objectOf(repository.objectFormat, 'blob', bytes));
      const fill = async (add: AddObject) => {
        for (const [index, bytes] of all.entries())
          expect(await add('blob', bytes.length, pieces(bytes))).toBe(blobs[index]!.id);
        return [];
      };
      expect(await keepPack(repository, blobs.length, fill, compression)).toBe(true);
      const found = readBlobs(
        repository.git,
        blobs.map(({ id }) => id),
      );
      for (const [index, bytes] of all.entries())
        expect(bytes.equals(found.get(blobs[index]!.id)!)).toBe(true);
    }
    expect(packs(repository, '')).toHaveLength(4);
    for (const index of packs(repository, '.idx'))
      await repository.git.run(['verify-pack', join(repository.gitDir, 'objects/pack', index)]);
    await repository.git.run(['fsck', '--full', '--strict', '--no-dangling']);
  });

  it('have the ids that git gives to the same files, folders and all', async () => {
    const repository = await temporaryRepository({ 'a/b/c.txt': '1', 'a.txt': '2', a0: '3', 'a-b/é': '4' });
    const listed = (await repository.git.text(['ls-tree', '-r', '-z', 'HEAD'])).split('\0').filter(Boolean);
    const files = listed.map((line) => {
      const [mode = '', , id = '', path = ''] = line.split(/[ \t]/);
      return { mode, id, path };
    });
    const root = treesOf(repository.objectFormat, files.reverse()).at(-1)!.id;
    expect(root).toBe(await repository.git.text(['rev-parse', 'HEAD^{tree}']));
  });

  it.each([
    ["one of them can't be read", 1, () => Promise.reject(new Error('gone')), 'gone'],
    ['there are fewer than announced', 2, async () => [], '1 objects were added, not 2'],
    ['there are more than announced', 0, async () => [], '1 objects were added, not 0'],
  ])('leave nothing if %s', async (_why, count, then, message) => {
    const repository = await temporaryRepository();
    const fill = async (add: AddObject) => {
      await add('blob', 2_000_000, pieces(randomBytes(2_000_000)));
      return then();
    };
    await expect(keepPack(repository, count, fill)).rejects.toThrow(message);
    expect(packs(repository, '')).toEqual([]);
  });

  it('are written once, if the same object is given twice', async () => {
    const repository = await temporaryRepository();
    const blob = objectOf(repository.objectFormat, 'blob', 'x');
    expect(await keepObjects(repository, [blob, blob], [])).toBe(true);
    const [index = ''] = packs(repository, '.idx');
    const shown = await repository.git.run([
      'verify-pack',
      '-v',
      join(repository.gitDir, 'objects/pack', index),
    ]);
    expect(shown.toString().match(/blob/g)).toHaveLength(1);
  });

  it("don't become one pack for each save", async () => {
    const repository = await temporaryRepository();
    const commits: string[] = [];
    for (let n = 0; n < 60; n++) commits.push(await keep(repository, `refs/dtaas/test/${n}`, `${n}`));
    expect(packs(repository, '.pack').length).toBeLessThan(20);
    expect(packs(repository, '.keep')).toEqual([]);
    for (const [n, commit] of commits.entries())
      expect(await repository.git.text(['show', `${commit}:a`])).toBe(`${n}`);
    await repository.git.run(['fsck', '--full', '--strict', '--no-dangling']);
  });

  it("are left unchanged if git's maintenance has an index of all packs", async () => {
    const repository = await temporaryRepository();
    for (let n = 0; n < 5; n++) await keep(repository, `refs/dtaas/test/${n}`, `${n}`);
    await repository.git.run(['multi-pack-index', 'write']);
    for (let n = 5; n < 55; n++) await keep(repository, `refs/dtaas/test/${n}`, `${n}`);
    expect(packs(repository, '.pack')).toHaveLength(55);
    await repository.git.run(['multi-pack-index', 'repack']);
    await repository.git.run(['multi-pack-index', 'expire']);
    expect(await repository.git.text(['show', 'refs/dtaas/test/54:a'])).toBe('54');
    await repository.git.run(['fsck', '--full', '--strict', '--no-dangling']);
  });

  it('of a process that was killed are let go, those of one that lives or of git are not', async () => {
    const repository = await temporaryRepository();
    await keep(repository, 'refs/dtaas/test/a', randomBytes(2_000_000));
    const folder = join(repository.gitDir, 'objects/pack');
    const [whole = ''] = packs(repository, '.pack').map((file) => file.slice(0, -5));
    const dead = JSON.stringify({ dtaas: { ...thisProcess(), startTime: '1' } });
    writeFileSync(join(folder, `${whole}.keep`), dead);
    for (const file of ['pack-00.keep', 'pack-00.pack', 'pack-00.draft'])
      writeFileSync(join(folder, file), dead);
    writeFileSync(join(folder, 'pack-01.keep'), JSON.stringify({ dtaas: thisProcess() }));
    writeFileSync(join(folder, 'pack-02.keep'), 'fetch-pack 1 on localhost\n');
    await keep(repository, 'refs/dtaas/test/b', 'b');
    expect(packs(repository, '.keep')).toEqual(['pack-01.keep', 'pack-02.keep']);
    expect(packs(repository, '.draft')).toEqual([]);
    expect(statSync(join(folder, `${whole}.pack`)).size).toBeGreaterThan(2_000_000);
    expect(await readRef(repository, 'refs/dtaas/test/a')).not.toBe(null);
    expect(packs(repository, '00.pack')).toEqual([]);
  });
});

it('an index names places beyond 2 GiB', async () => {
  const entries = [2 ** 31 - 1, 2 ** 31, 2 ** 33 + 5].map((offset, n) => ({
    id: `${9 - n}`.repeat(40),
    offset,
    crc: 2 ** 32 - 1 - n,
  }));
  const repository = await temporaryRepository();
  const index = indexOf({ entries, checksum: Buffer.alloc(20) }, 'sha1');
  const shown = await repository.git.text(['show-index'], index);
  expect(shown.split('\n').sort()).toEqual(
    entries.map(({ id, offset, crc }) => `${offset} ${id} (${crc.toString(16)})`).sort(),
  );
});
