import type { Repository } from '../src/open.ts';
import { fetchState as fetch, pushState as push, type Settling } from '../src/remote/sync.ts';
import type { Snapshot } from '../src/snapshots/snapshot-refs.ts';

const settling: Settling = {
  withTwinLock: (_, run) => run(),
  rebaseSave: () => {
    throw new Error('no save of this test has a snapshot');
  },
};

/** For tests in which no save loses a race. */
export const fetchState = (clone: Repository, remote: string) => fetch(clone, remote, settling);

/** For tests in which no save loses a race. */
export const pushState = (
  clone: Repository,
  remote: string,
  twins: readonly string[],
  forgotten: readonly Snapshot[] = [],
) => push(clone, remote, twins, settling, forgotten);
