import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { archiveOf } from './archive.ts';
import { readEntries } from './read-entry.ts';

function layout() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'index.json'), '{}');
  writeFileSync(join(folder, 'blobs', 'large'), 'x'.repeat(3_000_000));
  return folder;
}
const paths = ['index.json', 'blobs/large'];

describe('archiveOf', () => {
  it('gives the same bytes for the same files, wherever and whenever they were written', async () => {
    const [one, two] = [
      await buffer(archiveOf(layout(), paths)),
      await buffer(archiveOf(layout(), [...paths].reverse())),
    ];
    expect(one.equals(two)).toBe(true);
  });

  it('can be listed by tar, in the order of the names', async () => {
    const tar = await buffer(archiveOf(layout(), paths));
    const { stdout } = spawnSync('tar', ['-tf', '-'], { input: tar, encoding: 'utf8' });
    expect(stdout).toBe('blobs/large\nindex.json\n');
  });

  it('fails if a file is missing', async () => {
    await expect(buffer(archiveOf(layout(), ['missing']))).rejects.toThrow(/ENOENT/);
  });
});

describe('readEntries', () => {
  it('reads the files that are asked for, and passes over the others', async () => {
    const folder = layout();
    const tar = join(folder, 'x.tar');
    writeFileSync(tar, await buffer(archiveOf(folder, paths)));
    const found = await readEntries(tar, new Set(['index.json', 'missing']));
    expect([...found].map(([name, bytes]) => [name, String(bytes)])).toEqual([['index.json', '{}']]);
  });

  it('fails if there is no tar', async () => {
    await expect(readEntries('/nonexistent.tar', new Set())).rejects.toThrow(/ENOENT/);
  });
});
