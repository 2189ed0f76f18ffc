import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSnapshot } from './check.ts';
import { Checkpoint } from './checkpoint.ts';
import type { Manifest } from './manifest.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-checkpoint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function manifest(step: number): Manifest {
  const component = { asset: 'functions/a', version: '1.0.0', digest: 'd', files: {}, outputs: {} };
  return {
    format: 1,
    twin: 'test',
    takenAt: '2026-11-22T12:00:00.000Z',
    origin: 'asked',
    generation: 'g',
    ranOn: { os: 'o', arch: 'a', node: 'n', isolation: 'none' },
    components: { a: component, b: component },
    clock: { mode: 'lockstep', t: step, step },
    inFlight: {},
    values: {},
  };
}

/** A snapshot with a file of `a`; `b` has none. */
function snapshot(step: number): string {
  const path = join(folder, `snapshot-${step}`);
  mkdirSync(join(path, 'components/a/deep'), { recursive: true });
  writeFileSync(join(path, 'components/a/deep/step'), String(step));
  return path;
}

test("shares a snapshot's files, keeps them when the snapshot is gone, and copies them whole", async () => {
  const checkpoint = new Checkpoint(folder, JSON.stringify);
  expect(await checkpoint.manifest()).toBeUndefined();
  const taken = snapshot(4);
  await checkpoint.become(taken, manifest(4));
  const shared = join(folder, 'checkpoint/components/a/deep/step');
  expect(statSync(shared).ino).toBe(statSync(join(taken, 'components/a/deep/step')).ino);
  rmSync(taken, { recursive: true });

  const copy = join(folder, 'copy');
  mkdirSync(copy);
  const described = await checkpoint.copyTo(copy);
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(described));
  expect(await checkSnapshot(copy)).toMatchObject({ clock: { step: 4 }, components: { b: { files: {} } } });
  // The owner of the copy may write to it.
  expect(statSync(join(copy, 'components/a/deep/step')).ino).not.toBe(statSync(shared).ino);
});

test('is replaced as a whole: if filling fails, the earlier one stays', async () => {
  const checkpoint = new Checkpoint(folder, JSON.stringify);
  await checkpoint.become(snapshot(4), manifest(4));
  const failing = checkpoint.replace(() => Promise.reject(new Error('the disk is full')));
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await checkpoint.manifest()).toMatchObject({ clock: { step: 4 } });
  await checkpoint.become(snapshot(9), manifest(9));
  expect(await checkpoint.manifest()).toMatchObject({ clock: { step: 9 } });
  expect(readFileSync(join(folder, 'checkpoint/components/a/deep/step'), 'utf8')).toBe('9');
});

test('is restored if the runner was killed between the two renames', async () => {
  await new Checkpoint(folder, JSON.stringify).become(snapshot(4), manifest(4));
  renameSync(join(folder, 'checkpoint'), join(folder, 'checkpoint.previous'));
  expect(await new Checkpoint(folder, JSON.stringify).manifest()).toMatchObject({ clock: { step: 4 } });
  expect(existsSync(join(folder, 'checkpoint.previous'))).toBe(false);
});
