import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownershipOf, whenLost } from './folder-ownership.ts';

let root: string;
let directory: string;
let ownsFolder: () => boolean;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-ownership-'));
  directory = join(root, 'workspace');
  moveIn('{"pid":1}');
  ownsFolder = ownershipOf(directory);
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
  expect(ownsFolder()).toBe(true);
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
  expect(ownsFolder()).toBe(false);
});

test('the loss is reported once', async () => {
  const told: string[] = [];
  whenLost(ownsFolder, () => told.push('lost'));
  rmSync(directory, { recursive: true });
  // Those who asked later are told later: the second one when the first could have been told twice.
  await new Promise<void>((resolve) => whenLost(ownsFolder, resolve));
  await new Promise<void>((resolve) => whenLost(ownsFolder, resolve));
  expect(told).toEqual(['lost']);
});
