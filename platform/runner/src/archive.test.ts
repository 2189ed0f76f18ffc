import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type Header, pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packDirectory, unpackDirectory } from './archive.ts';

let from: string;
let to: string;
beforeEach(() => {
  from = mkdtempSync(join(tmpdir(), 'dtaas-from-'));
  to = mkdtempSync(join(tmpdir(), 'dtaas-to-'));
});
afterEach(() => {
  for (const folder of [from, to]) rmSync(folder, { recursive: true, force: true });
});

describe('an archive', () => {
  test('carries regular files, small and big and empty, and leaves links behind', async () => {
    mkdirSync(join(from, 'a', 'b'), { recursive: true });
    writeFileSync(join(from, 'a', 'b', 'big'), Buffer.alloc(3 * 2 ** 20, 7));
    writeFileSync(join(from, 'a', 'empty'), '');
    writeFileSync(join(from, 'run.sh'), '#!/bin/sh\n', { mode: 0o755 });
    symlinkSync('/etc/passwd', join(from, 'link'));
    const stream = new PassThrough();
    await Promise.all([packDirectory(from, stream), unpackDirectory(stream, to)]);
    expect(readdirSync(to, { recursive: true }).sort()).toEqual(['a', 'a/b', 'a/b/big', 'a/empty', 'run.sh']);
    expect(readFileSync(join(to, 'a', 'b', 'big')).equals(readFileSync(join(from, 'a', 'b', 'big')))).toBe(
      true,
    );
  });

  test.each<[string, Partial<Header> & { name: string }]>([
    ['a path upwards', { name: '../escaped' }],
    ['a path upwards in the middle', { name: 'a/../../escaped' }],
    ['an absolute path', { name: '/tmp/escaped' }],
    ['a symbolic link', { name: 'link', type: 'symlink', linkname: '/etc' }],
    ['a hard link', { name: 'link', type: 'link', linkname: 'manifest.json' }],
    ['a device', { name: 'device', type: 'character-device' }],
    ['more than any snapshot may hold', { name: 'big', size: 2000 }],
  ])('with %s is refused', async (_what, header) => {
    const archive = pack();
    archive.entry(header, header.size === undefined ? '' : 'x'.repeat(header.size));
    archive.finalize();
    const unpacked = unpackDirectory(archive as unknown as PassThrough, to, { maxBytes: 1000 });
    await expect(unpacked).rejects.toMatchObject({ code: 'archive-refused' });
    expect(readdirSync(to)).toEqual([]);
  });
});
