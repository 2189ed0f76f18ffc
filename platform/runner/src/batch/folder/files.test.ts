import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../testing/batch.ts';
import { hashFolder } from './files.ts';

describe('the files of a folder', () => {
  it('have their sizes and digests, in the order of their paths', async () => {
    const folder = folderWith({ 'b/c': 'xyz', a: '', 'b.txt': 'x' });
    mkdirSync(join(folder, 'empty'));
    const files = await hashFolder(folder);
    expect(Object.keys(files)).toEqual(['a', 'b.txt', 'b/c']);
    expect(files['b/c']).toEqual({ sha256: sha256('xyz'), size: 3 });
  });

  it('are read in pieces if they are large', async () => {
    const folder = folderWith({});
    const large = Buffer.alloc(5 * 2 ** 20, 'x');
    writeFileSync(join(folder, 'large'), large);
    expect(await hashFolder(folder)).toEqual({ large: { sha256: sha256(large), size: large.length } });
  });

  it.each([
    ['a link', (path: string) => symlinkSync('/etc/passwd', path), 'link'],
    ['a pipe', (path: string) => void execFileSync('mkfifo', [path]), 'not a file'],
  ])('cannot be %s', async (_what, make, why) => {
    const folder = folderWith({ 'in/a': '' });
    make(join(folder, 'in', 'odd'));
    const expected = { code: 'batch-file-unusable', message: expect.stringContaining(why) };
    await expect(hashFolder(folder)).rejects.toThrow(expect.objectContaining(expected));
  });

  it('cannot have a name that is not UTF-8', async () => {
    const folder = folderWith({});
    const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff])]);
    writeFileSync(path, '');
    await expect(hashFolder(folder)).rejects.toMatchObject({ code: 'batch-file-unusable' });
    rmSync(path);
  });
});
