import type { DtaasError } from '@dtaas/model';
import {
  fetchState,
  pushState,
  type RebaseSave,
  type Repository,
  repositoryErrors,
  type Settling,
  type Snapshot,
  type Synced,
} from '@dtaas/repository';
import type { Remote } from '../world.ts';
import { withoutAddress } from './biographies.ts';
import { remoteMissing, stateDiverged } from './failures.ts';

/**
 * The remote that is the home of the twins.
 *
 * @param remote `undefined` if the home is this clone
 * @param forgotten the snapshots that this clone has forgotten: the next push removes them from the remote
 * @param withTwinLock runs as the only writer of a twin on this machine; a fetch writes the events of others
 */
export function remoteHome(
  repository: Repository,
  remote: string | undefined,
  forgotten: Snapshot[],
  withTwinLock: Settling['withTwinLock'],
): Remote {
  const settling: Settling = { withTwinLock, rebaseSave };
  return {
    async fetch() {
      return remote === undefined ? new Map() : unpushable(await fetchState(repository, remote, settling));
    },
    async push(twins) {
      if (remote === undefined) throw remoteMissing();
      const gone = [...forgotten];
      const synced = await pushState(repository, remote, twins, settling, gone);
      forgotten.splice(0, gone.length);
      return unpushable(synced);
    },
  };
}

/**
 * Rebases a save onto events that it didn't know. The twin continues from the snapshot that was saved or restored last. So the
 * save becomes the current snapshot only after an older save, not after any other event of the twin.
 */
export const rebaseSave: RebaseSave = (save, status, theirs) => {
  const { Snapshot: snapshot = '', Twin: _, Event: __, ...trailers } = save.trailers;
  const before = status['snapshot'];
  const isNewer = typeof before !== 'string' || before < snapshot;
  const moves = isNewer && theirs.every(({ event }) => event === 'saved');
  const next = { ...status, event: 'saved', at: save.at, ...(moves ? { snapshot } : {}) };
  return {
    event: 'saved',
    subject: save.subject,
    body: save.body,
    trailers: { ...withoutAddress(trailers), Snapshot: snapshot },
    files: { status: `${JSON.stringify(next, null, 2)}\n` },
  };
};

/** Biographies that can't be pushed or followed as they stand. */
function unpushable(synced: readonly Synced[]): ReadonlyMap<string, DtaasError> {
  const stuck = synced.filter(({ standing }) => standing === 'diverged' || standing === 'behind');
  return new Map(
    stuck.map(({ twin, standing, here, there }) => [
      twin,
      standing === 'behind' ? repositoryErrors.stateMoved({ twin }) : stateDiverged({ twin, here, there }),
    ]),
  );
}
