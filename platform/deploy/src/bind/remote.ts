import { DtaasError } from '@dtaas/model';
import {
  fetchState,
  forgetSnapshots,
  pushState,
  type Repository,
  type Snapshot,
  type Synced,
} from '@dtaas/repository';
import type { Remote } from '../world.ts';

/**
 * The home of the twins where it is a remote; `undefined` where it is this clone.
 *
 * @param forgotten snapshots that this clone let go of: the next push lets go of them at the home, too
 */
export function remoteHome(
  repository: Repository,
  remote: string | undefined,
  forgotten: Snapshot[],
): Remote {
  return {
    async fetch() {
      return remote === undefined ? new Map() : unpushable(await fetchState(repository, remote));
    },
    async push(twins) {
      if (remote === undefined) throw noRemote();
      const synced = await pushState(repository, remote, twins);
      if (forgotten.length > 0) await forgetSnapshots(repository, remote, forgotten.splice(0));
      return unpushable(synced);
    },
  };
}

/** Biographies that can't be pushed or followed as they stand. */
function unpushable(synced: readonly Synced[]): ReadonlyMap<string, DtaasError> {
  const stuck = synced.filter(({ standing }) => standing === 'diverged' || standing === 'behind');
  return new Map(stuck.map((one) => [one.twin, one.standing === 'behind' ? behind(one) : diverged(one)]));
}

function diverged({ twin, here, there }: Synced): DtaasError {
  return new DtaasError({
    code: 'state-diverged',
    message: `The story of ${twin} was written in two places: ${short(here)} is here, ${short(there)} at its home.`,
    hint: `Look at both: git log ${short(here)} and git log ${short(there)}. Keep one: git branch -f state/${twin} <commit>. Nothing is merged by guess.`,
  });
}

function behind({ twin }: Synced): DtaasError {
  return new DtaasError({
    code: 'state-moved',
    message: `Somebody else wrote to the story of ${twin} in the meantime.`,
    hint: 'Run the command again: it reads what they did first.',
  });
}

function noRemote(): DtaasError {
  return new DtaasError({
    code: 'remote-missing',
    message: 'State can’t be pushed: the home of the twins is this clone.',
    hint: 'Name a remote in platform.yaml: spec.state.remote. Everything is kept here meanwhile.',
  });
}

function short(commit: string | null): string {
  return (commit ?? '').slice(0, 10);
}
