import { isAncestor } from '../git/commits.ts';
import { readRefs, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { parseSnapshotRef, snapshotRefs } from '../snapshots/snapshot-refs.ts';
import { formerFromRemote, formerRecordsRef } from '../state/former-records.ts';
import { homeRef } from '../state/home.ts';
import { recordsRef } from '../state/records.ts';
import { biographyOf, stateRef, stateRefs } from '../state/state.ts';
import { fetchRefs, listRemoteRefs } from './remote.ts';
import { noteRemoteSnapshots } from './remote-snapshots.ts';

/**
 * How a twin's biography compares with the remote's. `diverged`: each has events that the other lacks, because two clones wrote
 * at once. A person has to look; nothing is merged.
 */
export type Standing = 'same' | 'ahead' | 'behind' | 'diverged';

export interface Synced {
  readonly twin: string;
  readonly standing: Standing;
  /** Tips; `null` if there is none. */
  readonly here: string | null;
  readonly there: string | null;
}

/** The refs of the remote at the last fetch, as far as the clone has their objects by no other ref. Only these refs are moved by force. */
const seen = 'refs/dtaas/remote/';

/** What a remote holds, by the names of its refs. This clone has the objects of all but the snapshots. */
export type RemoteState = ReadonlyMap<string, string>;

/** A remote and this clone at one moment. */
export interface BothStates {
  readonly there: RemoteState;
  /** The refs of this clone: its home, its biographies and its records, also those of earlier editions. */
  readonly here: ReadonlyMap<string, string>;
}

/**
 * Asks the remote for its refs, and fetches biographies, records and the home. Of snapshots only the names are noted. If
 * nothing is new, that is one question to the remote, and one to this clone meanwhile.
 */
export async function readRemoteState(repository: Repository, remote: string): Promise<BothStates> {
  const asked = [`${stateRefs}*`, homeRef, `${snapshotRefs}*`];
  const own = [stateRefs, homeRef, formerRecordsRef];
  const [listed, refs] = await Promise.all([
    listRemoteRefs(repository, remote, asked),
    // In a new clone, the branches that `git clone` brought are all biographies of the remote, and writing a ref for each would take seconds.
    readRefs(repository, ...own, seen, 'refs/remotes/'),
  ]);
  const there = new Map([...listed].filter(([ref]) => isOurs(ref)));
  const saves = new Map([...there].filter(([ref]) => ref.startsWith(snapshotRefs)));
  const known = new Map([...refs].filter(([ref]) => ref.startsWith(seen)));
  const here = new Map([...refs].filter(([ref]) => own.some((prefix) => ref.startsWith(prefix))));
  const isBranch = ([ref]: readonly [string, string]) =>
    ref.startsWith(stateRefs) || ref.startsWith('refs/remotes/');
  const held = new Set([...refs].filter(isBranch).map(([, id]) => id));
  const isNews = (ref: string, id: string) =>
    !saves.has(ref) && !held.has(id) && known.get(seenAs(ref)) !== id;
  const news = new Set([...there].filter(([ref, id]) => isNews(ref, id)).map(([ref]) => ref));
  await fetchRefs(
    repository,
    remote,
    [...news].map((ref) => `+${ref}:${seenAs(ref)}`),
  );
  const gone = [...known].filter(
    ([ref]) => ref !== formerFromRemote && !there.has(`refs/${ref.slice(seen.length)}`),
  );
  await updateRefs(
    repository,
    gone.map(([ref, from]) => ({ ref, from, to: null })),
  );
  noteRemoteSnapshots(repository, remote, saves);
  // A ref may have moved between the question and the fetch. The fetched value counts.
  const fetched = news.size === 0 ? known : await readRefs(repository, seen);
  return {
    there: new Map([...there].map(([ref, id]) => [ref, (news.has(ref) && fetched.get(seenAs(ref))) || id])),
    here,
  };
}

function seenAs(ref: string): string {
  return seen + ref.slice('refs/'.length);
}

/** Refs with other names were not written by the platform and are left alone. */
function isOurs(ref: string): boolean {
  if (ref === recordsRef || ref === homeRef) return true;
  return biographyOf(ref) !== undefined || parseSnapshotRef(ref) !== undefined;
}

/** The twins with a biography in this clone or at the remote, in order, with both tips. */
export function listBiographies({ here, there }: BothStates) {
  const twins = [...here.keys(), ...there.keys()].flatMap((ref) => biographyOf(ref) ?? []);
  return [...new Set(twins)].sort().map((twin) => ({
    twin,
    here: here.get(stateRef(twin)) ?? null,
    there: there.get(stateRef(twin)) ?? null,
  }));
}

export async function compare(
  repository: Repository,
  twin: string,
  here: string | null,
  there: string | null,
): Promise<Synced> {
  let standing: Standing = 'diverged';
  if (here === there) standing = 'same';
  else if (here === null) standing = 'behind';
  else if (there === null) standing = 'ahead';
  else if (await isAncestor(repository, there, here)) standing = 'ahead';
  else if (await isAncestor(repository, here, there)) standing = 'behind';
  return { twin, standing, here, there };
}
