import { fileURLToPath } from 'node:url';
import type { Ring } from '@dtaas/places';
import { expect, test } from 'vitest';
import { memoryWorld } from '../../testing/memory-world.ts';
import { openBiography } from '../biography/biography.ts';
import { collect } from './collect.ts';

const first = '20261122T124132Z-00000001';
const snapshotFolder = fileURLToPath(new URL('../../../places/testing/snapshot', import.meta.url));
const second = '20261122T124133Z-00000002';

/** Holds two scheduled snapshots; the first can't be fetched, and is gone by then where `makesRoom`. */
function ringWhere({ makesRoom }: { readonly makesRoom: boolean }): Ring {
  const held = new Set([first, second]);
  return {
    pending: async () => [...held].map((name) => ({ name, takenAt: name, origin: 'due' as const })),
    fetch: async (name) => {
      if (name !== first) return snapshotFolder;
      if (makesRoom) held.delete(name);
      throw new Error(`${name} has no manifest`);
    },
    ack: async (name) => {
      held.delete(name);
    },
  };
}

test('A snapshot that makes room for newer ones while it is committed is left out, and the others follow.', async () => {
  const world = memoryWorld();
  const collected = await world.withTwinLock('a', async () =>
    collect(world, await openBiography(world, 'a'), ringWhere({ makesRoom: true })),
  );
  expect(collected).toEqual([second]);
  expect(world.entries.get('a')?.map(({ trailers }) => trailers['Snapshot'])).toEqual([second]);
});

test('One that is still held and damaged ends the run.', async () => {
  const world = memoryWorld();
  const biography = await openBiography(world, 'a');
  await expect(collect(world, biography, ringWhere({ makesRoom: false }))).rejects.toThrow('has no manifest');
});
