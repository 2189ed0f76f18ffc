import { setTimeout as sleep } from 'node:timers/promises';
import { checkedInstanceId, isSnapshotName } from '@dtaas/model';
import { homeConflict, pushRefused, twinLocked } from '../failures.ts';
import { copyBranches, readRef, readRefs, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { parseSnapshotRef, type Snapshot, snapshotRef, snapshotRefs } from '../snapshots/snapshot-refs.ts';
import { brokenAmong } from '../snapshots/whole.ts';
import { appendAgain, type RebaseSave } from '../state/append-again.ts';
import { logOf } from '../state/biography.ts';
import { formerRecordsRef } from '../state/former-records.ts';
import { homeRef, readHomeAt } from '../state/home.ts';
import { mergeRecords, recordsRef } from '../state/records.ts';
import { biographyTips, stateRef, stateRefs } from '../state/state.ts';
import { listRemoteRefs, pushRefs } from './remote.ts';
import { noteRemoteSnapshots } from './remote-snapshots.ts';
import {
  type BothStates,
  compare,
  listBiographies,
  type RemoteState,
  readRemoteState,
  type Synced,
} from './remote-state.ts';

/** The parts that a fetch needs while other commands of this clone may work on the twins. */
export interface Settling {
  /** Runs as the only writer of the twin; throws `twin-locked` if another writer doesn't end. */
  withTwinLock<T>(twin: string, run: () => Promise<T>): Promise<T>;
  readonly rebaseSave: RebaseSave;
}

/**
 * Brings the state of a remote home into this clone: its home, biographies that are behind, verification records and the names
 * of its snapshots. Returns the state of each twin's biography afterwards. Saves that lost a race are appended again.
 *
 * Errors: `home-conflict` (both have twins already, under different homes), `remote-invalid`, `remote-unreachable`,
 * `remote-refused`.
 */
export async function fetchState(
  repository: Repository,
  remote: string,
  settling: Settling,
): Promise<readonly Synced[]> {
  return adopt(repository, await readRemoteState(repository, remote), settling);
}

async function adopt(repository: Repository, both: BothStates, settling: Settling): Promise<Synced[]> {
  const { there } = both;
  let { here } = both;
  const isNew = await adoptHome(repository, both);
  // Records bear the mark of the home, so the home comes first.
  if (there.has(homeRef) && (isNew || haveRecordsChanged(both)))
    await mergeRecords(repository, there.get(recordsRef) ?? null);
  if (isNew) {
    await createAll(repository, both);
    here = await readRefs(repository, stateRefs);
  }
  const synced: Synced[] = [];
  for (const { twin, ...tips } of listBiographies({ here, there })) {
    const one = await compare(repository, twin, tips.here, tips.there);
    const isSettled = one.standing === 'same' || one.standing === 'ahead';
    synced.push(isSettled ? one : await settle(repository, one, settling));
  }
  return synced;
}

/** Whether this clone and the remote have other records than each other, or records of an earlier edition. */
function haveRecordsChanged({ here, there }: BothStates): boolean {
  return (
    here.get(recordsRef) !== there.get(recordsRef) || (!here.has(recordsRef) && here.has(formerRecordsRef))
  );
}

/**
 * All biographies of the remote at once, in a clone that did not know its home until now: no command of it works on a twin yet. If another
 * command was faster, each is settled by itself.
 */
async function createAll(repository: Repository, both: BothStates): Promise<void> {
  const biographies = listBiographies(both);
  const missing = biographies.flatMap(({ twin, here, there }) =>
    here === null && there !== null ? [[stateRef(twin), there] as const] : [],
  );
  await copyBranches(repository, new Map(missing));
}

/** Follows the remote while no other command of this clone writes to the twin's biography. */
async function settle(repository: Repository, before: Synced, settling: Settling): Promise<Synced> {
  const { twin, there } = before;
  const ref = stateRef(twin);
  const follow = async (): Promise<Synced> => {
    const here = await readRef(repository, ref);
    const { standing } = await compare(repository, twin, here, there);
    if (standing === 'behind') await updateRefs(repository, [{ ref, to: there, from: here }]);
    else if (standing !== 'diverged' || here === null || there === null)
      return { twin, standing, here, there };
    else await appendAgain(repository, twin, { here, there }, settling.rebaseSave);
    return compare(repository, twin, await readRef(repository, ref), there);
  };
  try {
    return await settling.withTwinLock(twin, follow);
  } catch (error) {
    // The next fetch follows a twin that is locked now.
    if (twinLocked.is(error)) return before;
    throw error;
  }
}

/**
 * Pushes the biographies of these twins with their snapshots, the verification records and the home. Pushes are
 * fast-forward only and never overwrite anything. A diverged biography isn't pushed, and stays `diverged` in the result.
 *
 * @param forgotten snapshots that this clone has forgotten, and that go from the remote, too
 *
 * Errors: those of `fetchState`, `push-refused`.
 */
export async function pushState(
  repository: Repository,
  remote: string,
  twins: readonly string[],
  settling: Settling,
  forgotten: readonly Snapshot[] = [],
): Promise<readonly Synced[]> {
  for (const twin of twins) checkedInstanceId(twin);
  for (let attempt = 1; ; attempt++) {
    const { here, there: found } = await readRemoteState(repository, remote);
    // Of clones that push the first home at once, all continue with the one that was first.
    const home = found.has(homeRef) ? undefined : here.get(homeRef);
    let refused = await pushRefs(repository, remote, home === undefined ? [] : [`${home}:${homeRef}`]);
    if (refused.size === 0) {
      const there = home === undefined ? found : new Map([...found, [homeRef, home]]);
      const synced = await adopt(repository, { here, there }, settling);
      const asked = synced.filter(({ twin }) => twins.includes(twin));
      const ahead = asked.filter(({ standing }) => standing === 'ahead');
      refused = await pushAhead(repository, remote, there, ahead, attempt === 1 ? { forgotten } : {});
      if (refused.size === 0) {
        if (attempt > 1 && forgotten.length > 0) await forgetSnapshots(repository, remote, forgotten);
        return asked.map((one) =>
          ahead.includes(one) ? { ...one, standing: 'same', there: one.here } : one,
        );
      }
    }
    // Another clone has pushed meanwhile. The next round reads its changes.
    if (attempt >= (isRace(refused) ? 40 : 5))
      throw pushRefused({ refs: [...refused.keys()], why: [...refused.values()][0] ?? '' });
    await sleep(Math.random() * 20 * attempt);
  }
}

/** git's messages about a ref that another push moved before or during this push. */
function isRace(refused: ReadonlyMap<string, string>): boolean {
  const said = /fetch first|non-fast-forward|stale info|already exists|cannot lock ref|failed to update ref/i;
  return [...refused.values()].every((why) => said.test(why));
}

/**
 * Removes snapshots from a remote that `retain` has forgotten here. A snapshot with another commit there stays.
 */
async function forgetSnapshots(
  repository: Repository,
  remote: string,
  forgotten: readonly Snapshot[],
): Promise<void> {
  const there = await listRemoteRefs(repository, remote, [`${snapshotRefs}*`]);
  const refs = forgotten.filter((one) => there.get(snapshotRef(one)) === one.commit).map(snapshotRef);
  const refused = await pushRefs(
    repository,
    remote,
    refs.map((ref) => `:${ref}`),
  );
  noteSnapshots(repository, remote, there, new Set(refs.filter((ref) => !refused.has(ref))));
}

/** Notes the snapshots that the remote has, without those that have gone from it. */
function noteSnapshots(
  repository: Repository,
  remote: string,
  there: RemoteState,
  gone: { has(ref: string): boolean },
): void {
  const left = [...there].filter(([ref]) => parseSnapshotRef(ref) && !gone.has(ref));
  noteRemoteSnapshots(repository, remote, new Map(left));
}

/**
 * Clones adopt the home of the remote. A remote without a home gets the home of the first clone that pushes.
 *
 * @returns whether this clone had no home
 */
async function adoptHome(repository: Repository, { here, there }: BothStates): Promise<boolean> {
  const theirs = there.get(homeRef);
  const ours = here.get(homeRef) ?? null;
  if (theirs === undefined || theirs === ours) return false;
  const id = await readHomeAt(repository, theirs);
  if (id === undefined) throw homeConflict({ why: "The home in the remote can't be read." });
  const own = ours === null ? undefined : await readHomeAt(repository, ours);
  if (own !== undefined && own !== id && (await biographyTips(repository)).size > 0) {
    throw homeConflict({
      why: `This clone is the home ${own} and has twins, and the remote is the home ${id}.`,
    });
  }
  await updateRefs(repository, [{ ref: homeRef, to: theirs, from: ours }]);
  return ours === null;
}

/**
 * Pushes records, snapshots and events. Returns the refused refs, each with the remote's reason.
 *
 * @param options.forgotten snapshots to remove. Then all is one push, all or none, because each push to a forge takes about a second. Otherwise
 *   nothing is removed, and what is refused holds up as little as possible.
 */
async function pushAhead(
  repository: Repository,
  remote: string,
  there: RemoteState,
  ahead: readonly Synced[],
  { forgotten }: { readonly forgotten?: readonly Snapshot[] },
): Promise<ReadonlyMap<string, string>> {
  const records = there.has(homeRef) ? await readRef(repository, recordsRef) : null;
  const isNews = records !== null && records !== there.get(recordsRef);
  // Snapshots go first: a biography must not name one that the remote lacks.
  const first = [
    ...(isNews ? [`${records}:${recordsRef}`] : []),
    ...(await namedSnapshots(repository, there, ahead)),
  ];
  const events = ahead.map(({ twin, here }) => `${here}:${stateRef(twin)}`);
  if (forgotten) {
    const gone = new Map(forgotten.map((one) => [snapshotRef(one), one.commit]));
    for (const [ref, commit] of gone) if (there.get(ref) !== commit) gone.delete(ref);
    const changes = [...first, ...events, ...[...gone.keys()].map((ref) => `:${ref}`)];
    const refused = await pushRefs(repository, remote, changes, gone, { isAtomic: true });
    if (refused.size === 0 && gone.size > 0) noteSnapshots(repository, remote, there, gone);
    return refused;
  }
  const refused = await pushRefs(repository, remote, first);
  return refused.size > 0 ? refused : pushRefs(repository, remote, events);
}

/**
 * The snapshots in the pushed events that the remote lacks. Other snapshots stay: one that the remote has forgotten must not
 * come back from a clone that still has it.
 */
async function namedSnapshots(
  repository: Repository,
  remote: RemoteState,
  ahead: readonly Synced[],
): Promise<string[]> {
  const named = new Map<string, string>();
  for (const { twin, here, there } of ahead) {
    const kept = await readRefs(repository, `${snapshotRefs}${twin}/`);
    const range = there === null ? `${here}` : `${there}..${here}`;
    for (const { trailers } of await logOf(repository.git, [range])) {
      const name = trailers['Snapshot'] ?? '';
      const ref = `${snapshotRefs}${twin}/${name}`;
      if (isSnapshotName(name) && kept.has(ref) && !remote.has(ref)) named.set(ref, kept.get(ref)!);
    }
  }
  // A damaged snapshot can't be sent, but the biography can be sent without it.
  const broken = await brokenAmong(repository, [...named.values()]);
  return [...named].filter(([, commit]) => !broken.has(commit)).map(([ref, commit]) => `${commit}:${ref}`);
}
