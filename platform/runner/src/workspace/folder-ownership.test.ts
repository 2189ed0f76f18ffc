import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderOwnership } from './folder-ownership.ts';

let root: string;
let directory: string;
let ownership: FolderOwnership;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-ownership-'));
  directory = join(root, 'workspace');
  moveIn('{"pid":1}');
  ownership = new FolderOwnership(directory);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function moveIn(runner: string): void {
  mkdirSync(join(directory, 'state'), { recursive: true });
  writeFileSync(join(directory, 'runner.json'), runner);
}

test('a save, a restore and an update of the specification leave it as it is', () => {
  writeFileSync(join(directory, 'workspace.json.new'), '{}');
  renameSync(join(directory, 'workspace.json.new'), join(directory, 'workspace.json'));
  mkdirSync(join(directory, 'ring', 'one'), { recursive: true });
  renameSync(join(directory, 'state'), join(directory, 'state.previous'));
  expect(ownership.isOwned).toBe(true);
});

const losses: readonly (readonly [string, () => void])[] = [
  ['removed', () => rmSync(directory, { recursive: true })],
  ['emptied, as where something is still written to it', () => rmSync(join(directory, 'runner.json'))],
  ['moved away', () => renameSync(directory, join(root, 'elsewhere'))],
  [
    'removed and made anew, by chance with the same inode',
    () => {
      rmSync(directory, { recursive: true });
      moveIn('{"pid":2}');
    },
  ],
  [
    'replaced by a copy of itself',
    () => {
      renameSync(directory, join(root, 'elsewhere'));
      cpSync(join(root, 'elsewhere'), directory, { recursive: true });
    },
  ],
  [
    'in the way of a file',
    () => {
      rmSync(directory, { recursive: true });
      writeFileSync(directory, '');
    },
  ],
];

test.each(losses)('it is lost where the folder is %s', (_, lose) => {
  lose();
  expect(ownership.isOwned).toBe(false);
});

test('who asked is told once, and not where nobody asks any more', async () => {
  const told: string[] = [];
  const stop = ownership.whenLost(() => told.push('stopped'));
  const twice = new Promise<void>((resolve) => {
    ownership.whenLost(() => told.push('told'));
    ownership.whenLost(resolve);
  });
  stop();
  rmSync(directory, { recursive: true });
  await twice;
  expect(told).toEqual(['told']);
});
