import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitSnapshots, type Repository, type Snapshot } from '@dtaas/repository';
import { parseManifest } from '@dtaas/runner';
import type { Snapshots } from '../world.ts';

/**
 * Snapshots as commits of a clone, each under a ref of its own.
 *
 * @param forgotten gathers those that were let go of, for a home elsewhere to do the same
 */
export function snapshotsIn(repository: Repository, forgotten: Snapshot[]): Snapshots {
  const store = gitSnapshots(repository);
  return {
    list: async (twin) => (await store.list(twin)).map(({ name }) => name),
    async damaged() {
      const names = new Map<string, string[]>();
      for (const { twin, name } of await store.damaged()) names.set(twin, [...(names.get(twin) ?? []), name]);
      return names;
    },
    put: async (twin, name, directory) => void (await store.store(twin, name, directory)),
    async get(twin, name, directory) {
      await store.extract(twin, name, directory);
      // Its files are those of its manifest; the rest of that is what the runner will go by.
      parseManifest(await readFile(join(directory, 'manifest.json'), 'utf8'));
    },
    async retain(twin, keep, needed) {
      forgotten.push(...(await store.retain(twin, keep, needed)));
    },
  };
}
