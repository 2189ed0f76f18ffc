import { checkedInstanceId, checkedSnapshotName, isInstanceId, isSnapshotName } from '@dtaas/model';

export interface SnapshotId {
  readonly twin: string;
  /** `20261122T124132Z-1a2b3c4d`: names sort by time. */
  readonly name: string;
}

export interface Snapshot extends SnapshotId {
  /** Id of the commit that holds it. */
  readonly commit: string;
  /** False if only the remote has it. Its content is fetched when it is restored. */
  readonly isHere: boolean;
}

/** Each snapshot is a commit without parents under a ref of its own, outside branches, so that clones stay small. */
export const snapshotRefs = 'refs/dtaas/snapshots/';

/** The trailer of a save that names the snapshot's commit. */
export const snapshotCommit = 'Snapshot-Commit';

export function snapshotRef({ twin, name }: SnapshotId): string {
  return `${snapshotRefs}${checkedInstanceId(twin)}/${checkedSnapshotName(name)}`;
}

/** The twin and the name in the ref of a snapshot. `undefined` for other refs, which anybody may have pushed. */
export function parseSnapshotRef(ref: string): SnapshotId | undefined {
  if (!ref.startsWith(snapshotRefs)) return undefined;
  const [twin = '', name = '', more] = ref.slice(snapshotRefs.length).split('/');
  return isInstanceId(twin) && isSnapshotName(name) && more === undefined ? { twin, name } : undefined;
}
