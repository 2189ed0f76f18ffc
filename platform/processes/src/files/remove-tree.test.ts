import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeTree } from './remove-tree.ts';
import { fillBeside } from './write-beside.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-remove-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder that its owner may neither enter nor change, with a file whose name isn't UTF-8. */
function locked(at: string): void {
  mkdirSync(join(at, 'deep', 'deeper'), { recursive: true });
  writeFileSync(Buffer.concat([Buffer.from(`${at}/deep/deeper/`), Buffer.from([0xff, 0xfe])]), 'x');
  for (const path of ['deep/deeper', 'deep']) chmodSync(join(at, path), 0);
}

it('removes folders that their owner may not enter, and not the target of a link', () => {
  const [tree, kept] = [join(folder, 'tree'), join(folder, 'kept')];
  for (const path of [tree, kept]) mkdirSync(path);
  symlinkSync(kept, join(tree, 'link'));
  locked(tree);
  removeTree(tree);
  expect([existsSync(tree), existsSync(kept)]).toEqual([false, true]);
  removeTree(tree);
});

it('removes the draft of a folder that could not be filled, even if the draft is read-only', async () => {
  const filling = fillBeside(join(folder, 'target'), 0o700, async (draft) => {
    locked(draft);
    throw new Error('no space');
  });
  await expect(filling).rejects.toThrow('no space');
  expect(readdirSync(folder)).toEqual([]);
});
