import { expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { memoryWorld } from '../../testing/memory-world.ts';
import { logs, snapshots } from '../operate/inspect.ts';
import { save } from '../operate/save.ts';

const never = { code: 'twin-not-deployed' };

test('a twin that never was is said to be none, whatever is asked of it', async () => {
  const world = memoryWorld();
  await expect(logs(world, 'x', { tail: 1 })).rejects.toMatchObject(never);
  await expect(snapshots(world, 'x')).rejects.toMatchObject(never);
  expect(
    await save(world, { twins: ['x'], head: async () => sourceOf({ x: {} }), push: false }),
  ).toMatchObject([{ outcome: 'refused', error: never }]);
});
