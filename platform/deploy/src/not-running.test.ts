import { expect, test } from 'vitest';
import { logs, snapshots } from './look.ts';
import { save } from './save.ts';
import { sourceOf } from './testing/memory-source.ts';
import { memoryWorld } from './testing/memory-world.ts';

const never = { code: 'twin-not-deployed' };

test('a twin that never was is said to be none, whatever is asked of it', async () => {
  const world = memoryWorld();
  await expect(logs(world, 'x', { tail: 1 })).rejects.toMatchObject(never);
  await expect(snapshots(world, 'x')).rejects.toMatchObject(never);
  expect(
    await save(world, { twins: ['x'], head: async () => sourceOf({ x: {} }), push: false }),
  ).toMatchObject([{ outcome: 'refused', error: never }]);
});
