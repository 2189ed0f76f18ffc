import { gitSnapshots, type Repository } from '@dtaas/repository';
import type { Snapshots } from '../world.ts';

/** Snapshots as commits of a clone, each under a ref of its own. */
export function snapshotsIn(repository: Repository): Snapshots {
  const store = gitSnapshots(repository);
  return {
    list: async (twin) => (await store.list(twin)).map(({ name }) => name),
    put: async (twin, name, directory) => void (await store.store(twin, name, directory)),
    get: (twin, name, directory) => store.extract(twin, name, directory),
    retain: async (twin, keep, needed) => void (await store.retain(twin, keep, needed)),
  };
}
