import type { World } from '../world.ts';

/**
 * One writer an instance. Whoever has the lock may write; an operation asks before it begins, and the biography before each event.
 *
 * @param lock runs as the one process of this machine that works on the instance
 */
export function writers(lock: World['withTwinLock']): Pick<World, 'withTwinLock' | 'mayWrite'> {
  const held = new Set<string>();
  return {
    withTwinLock: (twin, run) =>
      lock(twin, async () => {
        held.add(twin);
        try {
          return await run();
        } finally {
          held.delete(twin);
        }
      }),
    async mayWrite(twin) {
      if (!held.has(twin)) throw new Error(`this process doesn't hold the lock of ${twin}`);
    },
  };
}
