import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenSnapshot } from '@dtaas/runner';
import type { PlacedWorld, World } from '../world.ts';

/** The snapshots that one command extracts for a twin. Each is extracted once, although it is checked long before it is used. */
export interface Extractions {
  /**
   * Extracts a snapshot and compares its files with their hashes, unless this command has done so. Throws as
   * `Snapshots.get`.
   */
  ensure(name: string): Promise<void>;
  /** Runs with the snapshot, in the twin's workspace if the workspace is on this machine. The snapshot is used up. */
  use<T>(at: PlacedWorld, name: string, run: (snapshot: GivenSnapshot) => Promise<T>): Promise<T>;
}

/**
 * Runs as the holder of the twin's lock, and removes afterwards what was extracted and not used. The folder is always the same,
 * so the next run removes what a killed one left.
 */
export async function withExtractions<T>(
  world: World,
  twin: string,
  run: (extractions: Extractions) => Promise<T>,
): Promise<T> {
  const folder = world.extractionOf(twin);
  // By name, the sha256 of the manifest.
  const checked = new Map<string, string>();
  const clear = () => rm(folder, { recursive: true, force: true });
  const ensure = async (name: string): Promise<string> => {
    const manifest = checked.get(name) ?? (await world.snapshots.get(twin, name, join(folder, name)));
    checked.set(name, manifest);
    return manifest;
  };
  await clear();
  try {
    return await run({
      ensure: async (name) => void (await ensure(name)),
      use: (at, name, start) =>
        withScratch(at, twin, async (scratch) => {
          const manifest = await ensure(name);
          checked.delete(name);
          const directory = await moved(join(folder, name), scratch);
          return start({ directory, from: name, checked: manifest });
        }),
    });
  } finally {
    await clear();
  }
}

/** A snapshot on another file system than the workspace stays where it is, and is sent to the runner as a stream. */
async function moved(from: string, to: string): Promise<string> {
  try {
    await rename(from, to);
    return to;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return from;
    throw error;
  }
}

/**
 * Runs with a path for one snapshot, at which nothing exists yet. The caller holds the twin's lock, so the path is always the same,
 * and a run removes what a killed one left there.
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
