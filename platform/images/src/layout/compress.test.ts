import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { systemProgram } from '@dtaas/processes';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { compressLayer } from './compress.ts';
import { digestOf, digestOfFile } from './digest.ts';

const gzip = systemProgram('gzip') ?? 'gzip';

function tarOf(bytes: Buffer) {
  const folder = temporaryFolder();
  const tar = join(folder, 'x.tar');
  writeFileSync(tar, bytes);
  return { tar, folder };
}

describe('compressLayer', () => {
  const bytes = Buffer.from('a layer of text '.repeat(100_000));

  it('gives the digests of the tar and of the compressed file, which unpacks to the tar', async () => {
    const { tar, folder } = tarOf(bytes);
    const to = join(folder, 'layer');
    const layer = await compressLayer({ tar, to, gzip });
    expect(layer).toEqual({
      digest: await digestOfFile(to),
      size: statSync(to).size,
      diffId: digestOf(bytes),
    });
    expect(gunzipSync(readFileSync(to)).equals(bytes)).toBe(true);
  });

  it('writes neither a name nor a time', async () => {
    const { tar, folder } = tarOf(bytes);
    await compressLayer({ tar, to: join(folder, 'layer'), gzip });
    const header = readFileSync(join(folder, 'layer')).subarray(0, 8);
    expect([...header]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['fails', '/bin/false'],
    ["doesn't exist", '/nonexistent/gzip'],
  ])('rejects if the program %s', async (_why, program) => {
    const { tar, folder } = tarOf(bytes);
    await expect(compressLayer({ tar, to: join(folder, 'layer'), gzip: program })).rejects.toThrow();
  });

  it('rejects if it is stopped', async () => {
    const { tar, folder } = tarOf(bytes);
    const signal = AbortSignal.abort();
    await expect(compressLayer({ tar, to: join(folder, 'layer'), gzip }, signal)).rejects.toThrow(/abort/i);
  });
});
