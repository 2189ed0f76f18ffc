import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlacedWorld } from '../world.ts';

/**
 * Runs with the path of a folder that isn't there yet, for one snapshot on its way. The twin's lock is held, so its place
 * is always the same, and what a killed run left there is removed by the next.
 */
export async function withScratch<T>(
  world: PlacedWorld,
  twin: string,
  run: (directory: string) => Promise<T>,
): Promise<T> {
  const scratch = world.scratchOf(twin);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  try {
    return await run(join(scratch, 'snapshot'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
