import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Ring } from './ring.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const name = '20261122T124132Z-00000001';
const manifest = JSON.stringify({ takenAt: '2026-11-22T12:41:32.000Z', origin: 'due', components: {} });

function ringWith(files: number): { readonly ring: Ring; readonly directory: string } {
  const directory = mkdtempSync(join(tmpdir(), 'dtaas-ring-'));
  folders.push(directory);
  mkdirSync(join(directory, name));
  writeFileSync(join(directory, name, 'manifest.json'), manifest);
  for (let n = 0; n < files; n += 1) writeFileSync(join(directory, name, `${n}`), '');
  return { ring: new Ring(directory, 1, JSON.stringify), directory };
}

test('A snapshot that is being removed is listed whole or not at all.', async () => {
  const { ring, directory } = ringWith(2000);
  let isRemoved = false;
  const removed = ring.remove(name).then(() => {
    isRemoved = true;
  });
  while (!isRemoved) {
    expect(ring.list().length).toBeLessThan(2);
    if (existsSync(join(directory, name))) expect(readdirSync(join(directory, name)).length).toBe(2001);
    await setImmediate();
  }
  await removed;
  expect(readdirSync(directory)).toEqual([]);
});

test('A snapshot whose removal was killed is cleared, and removing it again changes nothing.', async () => {
  const { ring, directory } = ringWith(0);
  mkdirSync(join(directory, '.left'));
  await ring.clear();
  await ring.remove(name);
  await ring.remove(name);
  expect(readdirSync(directory)).toEqual([]);
});
