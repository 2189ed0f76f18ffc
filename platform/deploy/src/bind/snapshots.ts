import { gitSnapshots, type Repository, type Snapshot } from '@dtaas/repository';
import type { Snapshots } from '../world.ts';

/**
 * Snapshots as commits of a clone, each under a ref of its own.
 *
 * @param remote the home of the twins, if it isn't this clone
 * @param forgotten gathers the forgotten snapshots: the next push removes them from the remote
 */
export function snapshotsIn(
  repository: Repository,
  remote: string | undefined,
  forgotten: Snapshot[],
): Snapshots {
  const store = gitSnapshots(repository, remote);
  return {
    list: async (twin) => (await store.list(twin)).map(({ name }) => name),
    async damaged() {
      const names = new Map<string, string[]>();
      for (const { twin, name } of await store.damaged()) names.set(twin, [...(names.get(twin) ?? []), name]);
      return names;
    },
    put: async (twin, name, directory) => void (await store.store(twin, name, directory)),
    get: (twin, name, directory) => store.extract(twin, name, directory),
    writers: async (twin, name) => (await store.manifest(twin, name)).components,
    async retain(twin, keep, needed) {
      forgotten.push(...(await store.retain(twin, keep, needed)));
    },
  };
}
