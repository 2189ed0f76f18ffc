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
 */
export function gitSnapshots(repository: Repository, remote?: string) {
  /** The snapshots of one twin or of all, oldest first: those in this clone, and those that the remote had at the last fetch. */
  const list = (twin?: string): Promise<readonly Snapshot[]> => listSnapshots(repository, remote, twin);
  return {
    list,
    store: (twin: string, name: string, directory: string) =>
      storeSnapshot(repository, remote, { twin, name }, directory),
    extract: (twin: string, name: string, directory: string) =>
      extractSnapshot(repository, remote, { twin, name }, directory),
    manifest: (twin: string, name: string) => readSnapshotManifest(repository, { twin, name }),
    /** The snapshots in this clone that can't be extracted, because git has lost objects of them. */
    async damaged(twin?: string): Promise<readonly Snapshot[]> {
      const here = (await list(twin)).filter(({ isHere }) => isHere);
      const commits = here.map(({ commit }) => commit);
      const broken = await brokenAmong(repository, commits);
      return here.filter(({ commit }) => broken.has(commit));
    },
    /**
     * Forgets all but the `keep` newest snapshots. The newest one, those in the twin's recorded state and those in `needed`
     * stay. Returns the forgotten ones. `forgetSnapshots` removes them from a remote.
     */
    async retain(twin: string, keep: number, needed: readonly string[] = []): Promise<readonly Snapshot[]> {
      const old = (await list(twin)).slice(0, -Math.max(1, keep));
      if (old.length === 0) return [];
      const state = await readTip(repository, twin);
      // Any field may name a snapshot that is still of use.
      const recorded = JSON.stringify([state?.status, state?.desired, needed]);
      const forgotten = old.filter(({ name }) => !recorded.includes(name));
      const changes = forgotten
        .filter(({ isHere }) => isHere)
        .map((one) => ({ ref: snapshotRef(one), to: null, from: one.commit }));
      // If another process has forgotten some of them meanwhile, the next run forgets the rest.
      return (await updateRefs(repository, changes)) ? forgotten : [];
    },
  };
}

async function listSnapshots(
  repository: Repository,
  remote: string | undefined,
  twin: string | undefined,
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
