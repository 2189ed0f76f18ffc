import { checkedInstanceId } from '@dtaas/model';
import { readRefs, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { readRemoteSnapshots } from '../remote/remote-snapshots.ts';
import { readTip } from '../state/state.ts';
import { extractSnapshot, readSnapshotManifest } from './extract-snapshot.ts';
import { parseSnapshotRef, type Snapshot, snapshotRef, snapshotRefs } from './snapshot-refs.ts';
import { storeSnapshot } from './store-snapshot.ts';
import { brokenAmong } from './whole.ts';

/**
 * Snapshots as commits of a clone, each under a ref of its own.
 *
 * @param remote the home of the twins, if it isn't this clone
 * @param forgotten gathers the forgotten snapshots: `pushState` removes them from the remote
 */
export function gitSnapshots(repository: Repository, remote?: string, forgotten: Snapshot[] = []) {
  return {
    list: async (twin: string) => (await listSnapshots(repository, remote, twin)).map(({ name }) => name),
    put: (twin: string, name: string, directory: string) =>
      storeSnapshot(repository, remote, { twin, name }, directory),
    get: (twin: string, name: string, directory: string) =>
      extractSnapshot(repository, remote, { twin, name }, directory),
    writers: async (twin: string, name: string) =>
      (await readSnapshotManifest(repository, { twin, name })).components,
    /** The names, by twin, of the snapshots in this clone that can't be extracted, because git has lost objects of them. */
    async damaged() {
      const here = (await listSnapshots(repository, remote)).filter(({ isHere }) => isHere);
      const commits = here.map(({ commit }) => commit);
      const broken = await brokenAmong(repository, commits);
      const names = new Map<string, string[]>();
      for (const { twin, name, commit } of here)
        if (broken.has(commit)) names.set(twin, [...(names.get(twin) ?? []), name]);
      return names;
    },
    /** Forgets all but the `keep` newest snapshots. The newest one, those in the twin's recorded state and those in `needed` stay. */
    async retain(twin: string, keep: number, needed: readonly string[] = []): Promise<void> {
      const old = (await listSnapshots(repository, remote, twin)).slice(0, -Math.max(1, keep));
      if (old.length === 0) return;
      const state = await readTip(repository, twin);
      // Any field may name a snapshot that is still of use.
      const recorded = JSON.stringify([state?.status, state?.desired, needed]);
      const unused = old.filter(({ name }) => !recorded.includes(name));
      const changes = unused
        .filter(({ isHere }) => isHere)
        .map((one) => ({ ref: snapshotRef(one), to: null, from: one.commit }));
      // If another process has forgotten some of them meanwhile, the next run forgets the rest.
      if (await updateRefs(repository, changes)) forgotten.push(...unused);
    },
  };
}

/** The snapshots of one twin or of all, oldest first: those in this clone, and those that the remote had at the last fetch. */
export async function listSnapshots(
  repository: Repository,
  remote?: string,
  twin?: string,
): Promise<Snapshot[]> {
  const below = twin === undefined ? snapshotRefs : `${snapshotRefs}${checkedInstanceId(twin)}/`;
  const here = await readRefs(repository, below);
  const there = remote === undefined ? [] : readRemoteSnapshots(repository, remote);
  const all = new Map([...[...there].filter(([ref]) => ref.startsWith(below)), ...here]);
  return [...all.keys()].sort().flatMap((ref) => {
    const parsed = parseSnapshotRef(ref);
    return parsed ? [{ ...parsed, commit: all.get(ref)!, isHere: here.has(ref) }] : [];
  });
}
