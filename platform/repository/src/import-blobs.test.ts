import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlobs } from './blobs.ts';
import { gitIn } from './git.ts';
import { importBlobs } from './import-blobs.ts';
import { openRepository, type Repository } from './open.ts';
import { indexOf } from './pack.ts';
import { temporaryFolder, temporaryRepository } from './temporary-repository.ts';

const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  async *chunks() {
    for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
  },
});

const kept = (repository: Repository, folder: string) =>
  readdirSync(join(repository.gitDir, 'objects', folder)).sort();

/** Sizes at which the header of a blob in a pack gets longer. */
const sizes = [0, 1, 15, 16, 2047, 2048, 262_143, 262_144, 1_500_000];

describe('blobs that are much', () => {
  it.each(['sha1', 'sha256'])('are a pack that git finds right, with %s', async (format) => {
    const folder = temporaryFolder();
    await gitIn(folder).run(['init', '-q', `--object-format=${format}`]);
    const repository = await openRepository(folder);
    for (const compression of [0, 1] as const) {
      const blobs = sizes.map((size) =>
        Buffer.concat([randomBytes(size >> 1), Buffer.alloc(size - (size >> 1))]),
      );
      const ids = await importBlobs(repository, [...blobs, blobs[8]!].map(sourceOf), { compression });
      const found = readBlobs(repository.git, ids);
      for (const [index, bytes] of blobs.entries()) expect(bytes.equals(found.get(ids[index]!)!)).toBe(true);
      expect(ids[9]).toBe(ids[8]);
    }
    expect(kept(repository, 'pack').map((name) => name.replace(/[0-9a-f]{40,}/, ''))).toEqual(
      ['idx', 'pack', 'idx', 'pack'].map((kind) => `pack-.${kind}`),
    );
    for (const index of kept(repository, 'pack').filter((name) => name.endsWith('.idx')))
      await repository.git.run(['verify-pack', join(repository.gitDir, 'objects/pack', index)]);
    await repository.git.run(['fsck', '--full', '--strict', '--no-dangling']);
  });

  it('aren’t written again where they are kept already', async () => {
    const repository = await temporaryRepository();
    const big = randomBytes(3_000_000);
    await importBlobs(repository, [sourceOf(big)], { compression: 0 });
    const packs = kept(repository, 'pack');
    await importBlobs(repository, [sourceOf(big), sourceOf(Buffer.from('new'))], { compression: 0 });
    expect(kept(repository, 'pack')).toEqual(packs);
    await repository.git.run(['fsck', '--full', '--no-dangling']);
  });

  it('leave nothing where one of them can’t be read', async () => {
    const repository = await temporaryRepository();
    let read = 0;
    const broken = {
      size: 2_000_000,
      async *chunks() {
        yield randomBytes(1_000_000);
        read += 1;
        if (read > 1) throw new Error('gone');
        yield randomBytes(1_000_000);
      },
    };
    await expect(importBlobs(repository, [broken], { compression: 0 })).rejects.toThrow('gone');
    expect(kept(repository, 'pack')).toEqual([]);
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
  const shown = await repository.git.text(['show-index'], { input: index });
  expect(shown.split('\n').sort()).toEqual(
    entries.map(({ id, offset, crc }) => `${offset} ${id} (${crc.toString(16)})`).sort(),
  );
});
