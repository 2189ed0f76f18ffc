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
import { checkSnapshot } from '../snapshot/check.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { Ring } from '../snapshot/ring.ts';
import type { TwinParts } from './parts.ts';
import { Rollback } from './rollback.ts';

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

/** The steps before which nothing is repeated any more, as the twin was told. */
let checkpointed: number[];

/** The way back of a twin in lockstep that has lost `a` at step 6. */
function rollback(): Rollback {
  checkpointed = [];
  const parts = {
    directory: folder,
    file: { spec: { clock: { mode: 'lockstep' } } },
    secrets: { toJson: JSON.stringify, inspect: () => () => {} },
    assembly: {
      clock: { lost: ['a'], status: () => ({ step: 6 }) },
      checkpointed: (step: number) => checkpointed.push(step),
    },
  };
  return new Rollback(parts as unknown as TwinParts);
}

test("shares a snapshot's files, keeps them when the snapshot is gone, and copies them whole", async () => {
  const back = rollback();
  expect(await back.target()).toBeUndefined();
  const taken = snapshot(4);
  await back.advance(taken, manifest(4));
  expect(checkpointed).toEqual([4]);
  const shared = join(folder, 'checkpoint/components/a/deep/step');
  expect(statSync(shared).ino).toBe(statSync(join(taken, 'components/a/deep/step')).ino);
  rmSync(taken, { recursive: true });

  const ring = new Ring(join(folder, 'ring'), 1, JSON.stringify);
  const saved = await back.save(ring, 'due');
  expect(saved).toMatchObject({ origin: 'due', remarks: [expect.stringMatching(/^a was lost at step 6/)] });
  const copy = ring.folderOf(saved.name);
  expect(await checkSnapshot(copy)).toMatchObject({ clock: { step: 4 }, components: { b: { files: {} } } });
  // The owner of the copy may write to it.
  expect(statSync(join(copy, 'components/a/deep/step')).ino).not.toBe(statSync(shared).ino);
});

test('is replaced as a whole: if filling fails, the earlier one stays', async () => {
  const back = rollback();
  await back.advance(snapshot(4), manifest(4));
  await expect(back.advance(join(folder, 'gone'), manifest(5))).rejects.toThrow('ENOENT');
  expect(await back.target()).toMatchObject({ clock: { step: 4 } });
  expect(checkpointed).toEqual([4]);
  await back.advance(snapshot(9), manifest(9));
  expect(await back.target()).toMatchObject({ clock: { step: 9 } });
  expect(readFileSync(join(folder, 'checkpoint/components/a/deep/step'), 'utf8')).toBe('9');
});

test('is not replaced by a snapshot with a component whose files may be older', async () => {
  const back = rollback();
  const torn = manifest(4);
  await back.advance(snapshot(4), {
    ...torn,
    components: { ...torn.components, b: { ...torn.components['b']!, remark: 'it was down' } },
  });
  expect(await back.target()).toBeUndefined();
});

test('is restored if the runner was killed between the two renames', async () => {
  await rollback().advance(snapshot(4), manifest(4));
  renameSync(join(folder, 'checkpoint'), join(folder, 'checkpoint.previous'));
  expect(await rollback().target()).toMatchObject({ clock: { step: 4 } });
  expect(existsSync(join(folder, 'checkpoint.previous'))).toBe(false);
});
