import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { afterAll, expect, it } from 'vitest';
import { packEnvironment } from './pack-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each entry: its name, its kind, its mode, and its content or where its link leads. */
async function packed(): Promise<readonly unknown[]> {
  const [target, archive] = [new PassThrough(), extract()];
  target.pipe(archive);
  const sent = packEnvironment(folder, target);
  const found: unknown[] = [];
  for await (const entry of archive) {
    const { name, type, mode, linkname, uid, gid } = entry.header;
    expect([uid, gid]).toEqual([0, 0]);
    const content = await text(entry);
    found.push(type === 'symlink' ? [name, type, linkname] : [name, type, mode, content]);
  }
  await sent;
  return found;
}

it('an environment is packed with its links and programs, so that everybody may read it', async () => {
  mkdirSync(join(folder, 'bin'));
  symlinkSync('/usr/bin/python3', join(folder, 'bin', 'python3'));
  symlinkSync('nowhere', join(folder, 'bin', 'broken'));
  writeFileSync(join(folder, 'bin', 'greet'), '#!/bin/sh\n');
  chmodSync(join(folder, 'bin', 'greet'), 0o700);
  writeFileSync(join(folder, 'a.py'), 'x = 1\n');
  chmodSync(join(folder, 'a.py'), 0o400);
  writeFileSync(join(folder, 'empty'), '');
  expect(await packed()).toEqual([
    ['a.py', 'file', 0o444, 'x = 1\n'],
    ['bin', 'directory', 0o755, ''],
    ['bin/broken', 'symlink', 'nowhere'],
    ['bin/greet', 'file', 0o555, '#!/bin/sh\n'],
    ['bin/python3', 'symlink', '/usr/bin/python3'],
    ['empty', 'file', 0o444, ''],
  ]);
});

it('a folder that is not there is an error', async () => {
  await expect(packEnvironment(join(folder, 'none'), new PassThrough())).rejects.toThrow('ENOENT');
});
