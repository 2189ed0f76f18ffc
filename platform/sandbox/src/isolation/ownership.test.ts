import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeOwner, makeReadable, reclaimOwnership } from './ownership.ts';
import { isRoot, userOf } from './user.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-give-'));
  mkdirSync(join(folder, 'outside'));
  mkdirSync(join(folder, 'given', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'given', 'deep', 'file'), 'x');
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/given/`), Buffer.from([0xff, 0xfe])]), 'not UTF-8');
  symlinkSync('../outside', join(folder, 'given', 'link'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const owner = (...path: string[]) => lstatSync(join(folder, ...path)).uid;

describe.skipIf(!isRoot())('a folder that root gives away', () => {
  const user = userOf('/a/workspace');

  it('belongs to the user with all its files, but not the target of a link', () => {
    changeOwner(join(folder, 'given'), user);
    for (const path of ['', 'deep', 'deep/file', 'link']) expect(owner('given', path)).toBe(user);
    expect(lstatSync(Buffer.concat([Buffer.from(`${folder}/given/`), Buffer.from([0xff, 0xfe])])).uid).toBe(
      user,
    );
    expect(owner('outside')).toBe(0);
  });

  it('is left unchanged once it is given, and given again after an interruption', () => {
    changeOwner(join(folder, 'given', 'deep', 'file'), user);
    changeOwner(join(folder, 'given'), user);
    expect(owner('given', 'deep')).toBe(user);
    writeFileSync(join(folder, 'given', 'later'), 'x');
    changeOwner(join(folder, 'given'), user);
    expect(owner('given', 'later')).toBe(0);
  });

  it('is taken back', () => {
    changeOwner(join(folder, 'given'), user);
    reclaimOwnership(join(folder, 'given'));
    for (const path of ['', 'deep', 'deep/file', 'link']) expect(owner('given', path)).toBe(0);
  });
});

it('opens a folder that was made under a strict umask, and keeps the rights to write and to execute', () => {
  writeFileSync(join(folder, 'given', 'program'), 'x');
  const modes = { deep: 0o700, 'deep/file': 0o400, program: 0o500, '': 0o700 };
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(folder, 'given', path), mode);
  makeReadable(join(folder, 'given'));
  const found = Object.keys(modes).map((path) => lstatSync(join(folder, 'given', path)).mode & 0o777);
  expect(found).toEqual([0o755, 0o444, 0o555, 0o755]);
});
