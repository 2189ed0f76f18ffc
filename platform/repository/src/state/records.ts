import { setTimeout as sleep } from 'node:timers/promises';
import { type FileEntry, type JsonObject, objectOf } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { recordsBusy } from '../failures.ts';
import { readBlobs } from '../git/blobs.ts';
import { isAncestor } from '../git/commits.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { refuseWhenCheckedOut } from './biography.ts';
import { formerRecords } from './former-records.ts';
import { homeFile, homeRef } from './home.ts';
import {
  commitOn,
  type Listed,
  listFiles,
  type Made,
  nothing,
  recordPath,
  recordsAmong,
} from './records-tree.ts';
import { stateRefs } from './state.ts';

/**
 * A tree of files `<first two digits>/<name>.json` that never change; two such trees merge by union. It is a branch, since forges protect
 * nothing but branches and tags, and beside the biographies, since the same key pushes both. No instance can have its name.
 */
export const recordsRef = `${stateRefs}_verified`;

/** The commit that holds all records, or `null` if there are none. The records are the same while it is. */
export async function recordsTip(repository: Repository): Promise<string | null> {
  return (await readRef(repository, recordsRef)) ?? (await formerRecords(repository));
}

/** The names of all records that count in this home, in one or two git calls. */
export async function readRecordNames(
  repository: Repository,
  tip?: string | null,
): Promise<ReadonlySet<string>> {
  return new Set(recordsAmong(await ownFiles(repository, tip)).keys());
}

/** All records that count in this home by name. A record that isn't JSON is left out: any program may have written it. */
export async function readRecords(
  repository: Repository,
  tip?: string | null,
): Promise<ReadonlyMap<string, unknown>> {
  const records = recordsAmong(await ownFiles(repository, tip));
  const blobs = readBlobs(repository.git, [...new Set([...records.values()].map(({ id }) => id))]);
  return new Map(
    [...records].flatMap(([name, { id }]) => {
      const record = attempt(() => JSON.parse(Buffer.from(blobs.get(id)!).toString()) as unknown);
      return record === undefined ? [] : [[name, record]];
    }),
  );
}

/**
 * Adds records by name. An existing record stays as it is. If two writers add records at the same time, all are kept. Errors:
 * `state-checked-out`.
 */
export async function addRecords(
  repository: Repository,
  records: ReadonlyMap<string, JsonObject>,
): Promise<void> {
  const blobs = [...records].map(([name, record]) => {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    return { path: recordPath(name), blob: objectOf(repository.objectFormat, 'blob', text) };
  });
  await refuseWhenCheckedOut(repository, recordsRef);
  await advance(repository, async (tip) => {
    const there = await ownFiles(repository, tip);
    const added = blobs.filter(({ path }) => !there.files.has(path));
    if (added.length === 0) return undefined;
    const files = added.map(({ path, blob }): FileEntry => ({ path, mode: '100644', id: blob.id }));
    const message = `Verified ${added.length === 1 ? 'one asset' : `${added.length} assets`}\n`;
    const made = commitOn(repository, there, files, { parents: tip === null ? [] : [tip], message });
    return { commit: made.commit, objects: [...added.map(({ blob }) => blob), ...made.objects] };
  });
}

/**
 * Merges the records of a remote into those of this clone, and marks the result as those of the home, whose file it has then. A remote's
 * records without that file are those of another home, e.g. of the repository that a fork was made of; they don't count.
 *
 * @returns the tip to push, which holds both; `null` if there are no records, or if this clone doesn't know its home
 */
export async function mergeRecords(repository: Repository, other: string | null): Promise<string | null> {
  const home = await readRef(repository, `${homeRef}:${homeFile}`);
  if (home === null) return null;
  const mark: FileEntry = { path: homeFile, mode: '100644', id: home };
  const isMarked = ({ files }: Listed) => files.get(homeFile)?.id === home;
  const found = other === null ? nothing : ((await listFiles(repository, other)) ?? nothing);
  const theirs = isMarked(found) ? found : nothing;
  return await advance(repository, async (tip) => {
    if (other !== null && other === tip) return undefined;
    const ours = await ownFiles(repository, tip);
    const onlyOurs = [...recordsAmong(ours).values()].filter(({ path }) => !theirs.files.has(path));
    // Two records with the same name mean the same. The remote's stays, since other clones have it.
    if (onlyOurs.length === 0) return theirs === nothing ? undefined : { commit: other!, objects: [] };
    const hasTheirs = [...recordsAmong(theirs).values()].every(
      ({ path, id }) => ours.files.get(path)?.id === id,
    );
    // A merge makes ours a successor of theirs, unless it is one already.
    const follows = other === null || (await isAncestor(repository, other, tip!));
    if (isMarked(ours) && hasTheirs && follows) return undefined;
    const about = {
      parents: [other, tip].filter((id) => id !== null),
      message: 'Merge verification records\n',
    };
    return commitOn(repository, theirs, [mark, ...onlyOurs], about);
  });
}

/**
 * The files of a tree of records, unless they bear the mark of another home. A fork copies the branch of records. Whoever could write
 * to the fork before its branches were protected could have added some.
 */
async function ownFiles(repository: Repository, tip?: string | null): Promise<Listed> {
  if (tip === null) return nothing;
  const listed = await listFiles(repository, tip ?? recordsRef);
  if (!listed && tip === undefined) return ownFiles(repository, await formerRecords(repository));
  const mark = listed?.files.get(homeFile)?.id;
  const isOwn = mark === undefined || mark === (await readRef(repository, `${homeRef}:${homeFile}`));
  return listed && isOwn ? listed : nothing;
}

/**
 * Moves the ref to the commit that `next` makes on top of its tip, if any. Tries again until no other writer was faster. Returns
 * the tip.
 */
async function advance(
  repository: Repository,
  next: (tip: string | null) => Promise<Made | undefined>,
): Promise<string | null> {
  for (let round = 1; round <= 40; round++) {
    const from = await readRef(repository, recordsRef);
    const tip = from ?? (await formerRecords(repository));
    const made = (await next(tip)) ?? { commit: tip, objects: [] };
    if (made.commit === null || made.commit === from) return from;
    if (await keepObjects(repository, made.objects, [{ ref: recordsRef, to: made.commit, from }]))
      return made.commit;
    await sleep(Math.random() * 20 * round);
  }
  throw recordsBusy();
}
