import { DtaasError } from '@dtaas/model';
import { isAncestor } from './commits.ts';
import { homeRef, readHomeAt } from './home.ts';
import { checkedTwin, isSnapshot, isTwin } from './names.ts';
import type { Repository } from './open.ts';
import { mergeRecords, recordsRef } from './records.ts';
import { readRef, readRefs, updateRefs } from './refs.ts';
import { fetchRefs, listRemoteRefs, pushRefs } from './remote.ts';

/**
 * How a twin's biography stands beside the remote's. `diverged`: both have events that the other lacks, so two homes
 * or a lost lock wrote at once; a person has to look, nothing is merged.
 */
export type Standing = 'same' | 'ahead' | 'behind' | 'diverged';

export interface Synced {
  readonly twin: string;
  readonly standing: Standing;
  /** Tips; `null` where there is none. */
  readonly here: string | null;
  readonly there: string | null;
}

/** What the remote had when it was last asked: the only refs that a fetch moves by force. */
const seen = 'refs/dtaas/remote/';
const states = 'refs/heads/state/';
const snapshots = 'refs/dtaas/snapshots/';

/**
 * Brings what a remote home holds into this clone: its home, biographies that are behind, snapshots, verification
 * records. Answers how each twin's biography stands after that.
 *
 * Errors: `home-conflict` (both have twins already, under different homes), `remote-invalid`, `remote-unreachable`,
 * `remote-refused`.
 */
export async function fetchState(repository: Repository, remote: string): Promise<readonly Synced[]> {
  await fetchRefs(repository, remote, [
    `+${states}*:${seen}state/*`,
    `+${recordsRef}*:${seen}verified*`,
    `+${homeRef}*:${seen}home*`,
    `${snapshots}*:${snapshots}*`,
  ]);
  await adoptHome(repository);
  await mergeRecords(repository, await readRef(repository, `${seen}verified`));
  const synced: Synced[] = [];
  for (const one of await compareAll(repository)) {
    // Another command here may have written meanwhile: then it stays as it is, and the next fetch sees.
    if (one.standing !== 'behind') synced.push(one);
    else if (await updateRefs(repository, [{ ref: states + one.twin, to: one.there, from: one.here }]))
      synced.push({ ...one, standing: 'same', here: one.there });
    else synced.push(one);
  }
  return synced;
}

/**
 * Pushes the biographies and snapshots of these twins, the verification records and the home: fast-forward only,
 * nothing is ever overwritten. What is behind or diverged isn't pushed, and the answer says so: who is `behind` reads
 * again (`fetchState`) and does again what it did.
 */
export async function pushState(
  repository: Repository,
  remote: string,
  twins: readonly string[],
): Promise<readonly Synced[]> {
  for (const twin of twins) checkedTwin(twin);
  for (let attempt = 1; ; attempt++) {
    const synced = (await fetchState(repository, remote)).filter(({ twin }) => twins.includes(twin));
    const ahead = synced.filter(({ standing }) => standing === 'ahead');
    const refspecs = [
      ...(await withoutHome(repository)),
      // Snapshots first: a biography must not name one that the remote lacks.
      ...(await newSnapshots(repository, remote, twins)),
      ...(await newRecords(repository)),
    ];
    const refused = new Map(await pushAll(repository, remote, refspecs));
    const events = ahead.map(({ twin, here }) => `${here}:${states}${twin}`);
    if (refused.size === 0)
      for (const [ref, why] of await pushAll(repository, remote, events)) refused.set(ref, why);
    if (refused.size === 0) {
      return synced.map((one) =>
        one.standing === 'ahead' ? { ...one, standing: 'same', there: one.here } : one,
      );
    }
    // Somebody pushed in between; the next round sees what.
    if (attempt === 5) throw pushRefused(refused);
  }
}

/** How many refs fit into one list of arguments. */
const atOnce = 500;

async function pushAll(
  repository: Repository,
  remote: string,
  refspecs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  for (let at = 0; at < refspecs.length; at += atOnce) {
    const answer = await pushRefs(repository, remote, refspecs.slice(at, at + atOnce));
    for (const [ref, why] of answer) refused.set(ref, why);
  }
  return refused;
}

async function compareAll(repository: Repository): Promise<Synced[]> {
  const [ours, theirs] = await Promise.all([
    readRefs(repository, states),
    readRefs(repository, `${seen}state/`),
  ]);
  const here = new Map([...ours].map(([ref, id]) => [ref.slice(states.length), id]));
  const there = new Map([...theirs].map(([ref, id]) => [ref.slice(`${seen}state/`.length), id]));
  const twins = [...new Set([...here.keys(), ...there.keys()])].filter(isTwin).sort();
  const compared: Synced[] = [];
  for (const twin of twins) {
    compared.push(await compare(repository, twin, here.get(twin) ?? null, there.get(twin) ?? null));
  }
  return compared;
}

async function compare(
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

/** A remote that has a home gives it to its clones; one that lacks it gets that of the first who pushes. */
async function adoptHome(repository: Repository): Promise<void> {
  const [ours, theirs] = await Promise.all([
    readRef(repository, homeRef),
    readRef(repository, `${seen}home`),
  ]);
  if (theirs === null || theirs === ours) return;
  const id = await readHomeAt(repository, theirs);
  if (id === undefined) throw conflict('The home that the remote names can’t be read.');
  const own = ours === null ? undefined : await readHomeAt(repository, ours);
  if (own !== undefined && own !== id && (await readRefs(repository, states)).size > 0) {
    throw conflict(`This clone is the home ${own} and has twins, and the remote is the home ${id}.`);
  }
  await updateRefs(repository, [{ ref: homeRef, to: theirs, from: ours }]);
}

async function withoutHome(repository: Repository): Promise<string[]> {
  const [ours, theirs] = await Promise.all([
    readRef(repository, homeRef),
    readRef(repository, `${seen}home`),
  ]);
  return ours !== null && theirs === null ? [`${ours}:${homeRef}`] : [];
}

async function newSnapshots(
  repository: Repository,
  remote: string,
  twins: readonly string[],
): Promise<string[]> {
  const there = await listRemoteRefs(repository, remote, [`${snapshots}*`]);
  const ours = await Promise.all(twins.map((twin) => readRefs(repository, `${snapshots}${twin}/`)));
  return ours
    .flatMap((refs) => [...refs])
    .filter(([ref]) => !there.has(ref) && isSnapshot(ref.slice(ref.lastIndexOf('/') + 1)))
    .map(([ref, id]) => `${id}:${ref}`);
}

async function newRecords(repository: Repository): Promise<string[]> {
  const [ours, theirs] = await Promise.all([
    readRef(repository, recordsRef),
    readRef(repository, `${seen}verified`),
  ]);
  return ours === null || ours === theirs ? [] : [`${ours}:${recordsRef}`];
}

function conflict(message: string): DtaasError {
  return new DtaasError({
    code: 'home-conflict',
    message,
    hint: 'Terminate the twins of this clone first, or keep its state in another remote (state.remote in platform.yaml).',
  });
}

function pushRefused(refused: ReadonlyMap<string, string>): DtaasError {
  const [[ref, why] = ['', '']] = refused;
  return new DtaasError({
    code: 'push-refused',
    message: `The remote did not take ${ref}${refused.size > 1 ? ` and ${refused.size - 1} more` : ''}: ${why}.`,
    hint: 'See whether this identity may push there. Everything is kept in this clone; the next run pushes it.',
  });
}
