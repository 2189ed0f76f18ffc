import { setTimeout as sleep } from 'node:timers/promises';
import { type FileEntry, type GitObject, type JsonObject, objectOf, treesOf } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { recordsBusy } from '../failures.ts';
import { readBlobs } from '../git/blobs.ts';
import { isAncestor } from '../git/commits.ts';
import { commitOf } from '../git/objects.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';

/** A tree of files `<first two digits>/<name>.json` that never change; two such trees merge by union. */
export const recordsRef = 'refs/dtaas/verified';

/** `<64 hex digits>`, a digest, or `<64 hex digits>.weak`, another record of that digest. */
const namePattern = /^[0-9a-f]{64}(\.[a-z]{1,20})?$/;
const pathPattern = /^[0-9a-f]{2}\/([0-9a-f]{64}(?:\.[a-z]{1,20})?)\.json$/;

/** The commit that holds all records, or `null` if there are none. The records are the same while it is. */
export function recordsTip(repository: Repository): Promise<string | null> {
  return readRef(repository, recordsRef);
}

/** The names of all records, in one git call. */
export async function readRecordNames(
  repository: Repository,
  tip: string | null = recordsRef,
): Promise<ReadonlySet<string>> {
  const records = recordsAmong(await listFiles(repository, tip));
  return new Set(records.map(({ path }) => pathPattern.exec(path)![1]!));
}

/** All records by name, in two git calls. A record that isn't JSON is left out: any program may have written it. */
export async function readRecords(
  repository: Repository,
  tip: string | null = recordsRef,
): Promise<ReadonlyMap<string, unknown>> {
  const records = recordsAmong(await listFiles(repository, tip));
  const blobs = readBlobs(repository.git, [...new Set(records.map(({ id }) => id))]);
  return new Map(
    records.flatMap(({ path, id }) => {
      const record = attempt(() => JSON.parse(Buffer.from(blobs.get(id)!).toString()) as unknown);
      return record === undefined ? [] : [[pathPattern.exec(path)![1]!, record]];
    }),
  );
}

/**
 * Adds records by name. An existing record stays as it is. If two writers add records at the same time, all are kept.
 */
export async function addRecords(
  repository: Repository,
  records: ReadonlyMap<string, JsonObject>,
): Promise<void> {
  for (const name of records.keys())
    if (!namePattern.test(name)) throw new Error(`${name} can't name a record`);
  const blobs = [...records].map(([name, record]) => {
    const text = `${JSON.stringify(record, null, 2)}\n`;
    return { path: pathOf(name), blob: objectOf(repository.objectFormat, 'blob', text) };
  });
  await advance(repository, async (tip) => {
    const there = await listFiles(repository, tip);
    const added = blobs.filter(({ path }) => !there.files.has(path));
    if (added.length === 0) return undefined;
    const files = added.map(({ path, blob }): FileEntry => ({ path, mode: '100644', id: blob.id }));
    const message = `Verified ${added.length === 1 ? 'one asset' : `${added.length} assets`}\n`;
    const made = commitOn(repository, there, files, { parents: tip === null ? [] : [tip], message });
    return { commit: made.commit, objects: [...added.map(({ blob }) => blob), ...made.objects] };
  });
}

/** A commit and its objects that aren't written yet. */
interface Made {
  readonly commit: string;
  readonly objects: readonly GitObject[];
}

/** A commit that adds files to a tree, and the objects which that tree doesn't have yet. */
function commitOn(
  repository: Repository,
  base: Listed,
  added: readonly FileEntry[],
  about: { readonly parents: readonly string[]; readonly message: string },
): Made {
  const trees = treesOf(repository.objectFormat, [...base.files.values(), ...added]);
  const commit = commitOf(repository, { tree: trees.at(-1)!.id, ...about });
  return { commit: commit.id, objects: [...trees.filter(({ id }) => !base.trees.has(id)), commit] };
}

/**
 * Merges the records of a remote into those of this clone. Returns the tip that holds both, which is the remote's if it has all
 * records, or `null` if there are no records at all.
 */
export function mergeRecords(repository: Repository, other: string | null): Promise<string | null> {
  return advance(repository, async (tip) => {
    if (other === null || other === tip) return undefined;
    const theirs = await listFiles(repository, other);
    const ours = await listFiles(repository, tip);
    const onlyOurs = recordsAmong(ours).filter((file) => !theirs.files.has(file.path));
    // Two records with the same name mean the same. The remote's stays, since other clones have it.
    if (onlyOurs.length === 0 || tip === null) return { commit: other, objects: [] };
    const hasTheirs = recordsAmong(theirs).every(({ path, id }) => ours.files.get(path)?.id === id);
    // A merge makes ours a successor of theirs, unless it is one already.
    if (hasTheirs && (await isAncestor(repository, other, tip))) return undefined;
    const about = { parents: [other, tip], message: 'Merge verification records\n' };
    return commitOn(repository, theirs, onlyOurs, about);
  });
}

/** The files of a tree by path, and the ids of its folders. Any program may have written the tree. */
interface Listed {
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly trees: ReadonlySet<string>;
}

async function listFiles({ git }: Repository, rev: string | null): Promise<Listed> {
  const files = new Map<string, FileEntry>();
  const trees = new Set<string>();
  const listed = rev === null ? undefined : await git.attempt(['ls-tree', '-rtz', '--full-tree', rev]);
  if (listed?.code !== 0) return { files, trees };
  for (const line of listed.stdout.toString().split('\0')) {
    const [, mode = '', type, id, path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (id === undefined) continue;
    if (type === 'tree') trees.add(id);
    else files.set(path, { path, mode, id });
  }
  return { files, trees };
}

function recordsAmong({ files }: Listed): FileEntry[] {
  return [...files.values()].filter(({ path, mode }) => mode === '100644' && pathPattern.test(path));
}

function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name}.json`;
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
    const tip = await readRef(repository, recordsRef);
    const made = await next(tip);
    if (!made || made.commit === tip) return tip;
    const change = { ref: recordsRef, to: made.commit, from: tip };
    if (await keepObjects(repository, made.objects, [change])) return made.commit;
    await sleep(Math.random() * 20 * round);
  }
  throw recordsBusy();
}
