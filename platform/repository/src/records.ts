import { setTimeout as sleep } from 'node:timers/promises';
import { DtaasError, type JsonObject, parseJson } from '@dtaas/model';
import { readBlobs } from './blobs.ts';
import { importBlobs } from './import-blobs.ts';
import { type FileEntry, writeCommit, writeTree } from './objects.ts';
import type { Repository } from './open.ts';
import { readRef, updateRefs } from './refs.ts';

/** A tree of files `<first two digits>/<name>.json` that never change; two such trees merge by union. */
export const recordsRef = 'refs/dtaas/verified';

/** A digest, and where one digest has several records, which: `<64 hex digits>` or `<64 hex digits>.weak`. */
const namePattern = /^[0-9a-f]{64}(\.[a-z]{1,20})?$/;
const pathPattern = /^[0-9a-f]{2}\/([0-9a-f]{64}(?:\.[a-z]{1,20})?)\.json$/;

/**
 * All verification records by name, in two git calls. Whoever may write the ref may write anything: what isn't a
 * JSON object is left out, and what is in one is checked by its reader.
 */
export async function readRecords(repository: Repository): Promise<ReadonlyMap<string, JsonObject>> {
  const listed = await listRecords(repository, recordsRef);
  const blobs = readBlobs(repository.git, [...new Set([...listed.values()].map(({ id }) => id))]);
  const records = new Map<string, JsonObject>();
  for (const { path, id } of listed.values()) {
    const name = pathPattern.exec(path)?.[1];
    const record = parseRecord(blobs.get(id)!);
    if (name !== undefined && record) records.set(name, record);
  }
  return records;
}

/** The commit that holds all records, `null` where there are none: while it is the same, so are they. */
export function recordsTip(repository: Repository): Promise<string | null> {
  return readRef(repository, recordsRef);
}

/** The names of all records, in one git call: enough for who only asks whether something was verified. */
export async function readRecordNames(
  repository: Repository,
  tip: string | null = recordsRef,
): Promise<ReadonlySet<string>> {
  const listed = tip === null ? new Map() : await listRecords(repository, tip);
  return new Set([...listed.keys()].map((path) => pathPattern.exec(path)![1]!));
}

/**
 * Adds records by name. One that is there already stays as it is; of writers at the same time both survive.
 */
export async function addRecords(
  repository: Repository,
  records: ReadonlyMap<string, JsonObject>,
): Promise<void> {
  for (const name of records.keys())
    if (!namePattern.test(name)) throw new Error(`${name} can't name a record`);
  let ids: ReadonlyMap<string, string> | undefined;
  await retried(async () => {
    const tip = await readRef(repository, recordsRef);
    const there = tip === null ? new Map() : await listRecords(repository, tip);
    const added = [...records.keys()].filter((name) => !there.has(pathOf(name)));
    if (added.length === 0) return true;
    ids ??= await writeRecords(repository, records);
    const files = added.map(
      (name): FileEntry => ({ path: pathOf(name), mode: '100644', id: ids!.get(name)! }),
    );
    const tree = await writeTree(repository, files, tip ?? undefined);
    const message = `Verified ${added.length === 1 ? 'one asset' : `${added.length} assets`}\n`;
    const commit = await writeCommit(repository, { tree, parents: tip === null ? [] : [tip], message });
    return updateRefs(repository, [{ ref: recordsRef, to: commit, from: tip }]);
  });
}

/**
 * Takes another line of records (of a remote) into this one. Answers the tip that holds both, which is the other
 * one's where that holds everything, or `null` where there are no records at all.
 */
export async function mergeRecords(repository: Repository, other: string | null): Promise<string | null> {
  let merged: string | null = null;
  await retried(async () => {
    const tip = await readRef(repository, recordsRef);
    merged = tip;
    if (other === null || other === tip) return true;
    merged = await unionCommit(repository, tip, other);
    return merged === tip || updateRefs(repository, [{ ref: recordsRef, to: merged, from: tip }]);
  });
  return merged;
}

async function unionCommit(repository: Repository, tip: string | null, other: string): Promise<string> {
  const theirs = await listRecords(repository, other);
  const ours = tip === null ? new Map<string, FileEntry>() : await listRecords(repository, tip);
  const onlyOurs = [...ours.values()].filter((file) => !theirs.has(file.path));
  // Where both have a record of the same name, both say the same; the remote's stays, since others have seen it.
  if (onlyOurs.length === 0 || tip === null) return other;
  if ([...theirs.keys()].every((path) => ours.get(path)?.id === theirs.get(path)?.id)) {
    // Only a merge makes ours a successor of theirs, unless it is one already.
    const base = await repository.git.attempt(['merge-base', '--is-ancestor', other, tip]);
    if (base.code === 0) return tip;
  }
  const tree = await writeTree(repository, onlyOurs, other);
  return writeCommit(repository, { tree, parents: [other, tip], message: 'Merge verification records\n' });
}

async function listRecords({ git }: Repository, rev: string): Promise<Map<string, FileEntry>> {
  const { code, stdout } = await git.attempt(['ls-tree', '-r', '-z', '--full-tree', rev]);
  const files = new Map<string, FileEntry>();
  if (code !== 0) return files;
  for (const line of stdout.toString().split('\0')) {
    const [, mode, id, path = ''] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (mode === '100644' && id !== undefined && pathPattern.test(path)) files.set(path, { path, mode, id });
  }
  return files;
}

async function writeRecords(
  repository: Repository,
  records: ReadonlyMap<string, JsonObject>,
): Promise<ReadonlyMap<string, string>> {
  const sources = [...records.values()].map((record) => {
    const bytes = Buffer.from(`${JSON.stringify(record, null, 2)}\n`);
    return {
      size: bytes.length,
      async *chunks() {
        yield bytes;
      },
    };
  });
  const ids = await importBlobs(repository, sources, { compression: 1 });
  return new Map([...records.keys()].map((name, index) => [name, ids[index]!]));
}

function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name}.json`;
}

function parseRecord(bytes: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = parseJson(Buffer.from(bytes).toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Again until it wins; each attempt reads first what the winner wrote. */
async function retried(attempt: () => Promise<boolean>): Promise<void> {
  for (let n = 1; n <= 40; n++) {
    if (await attempt()) return;
    await sleep(Math.random() * 20 * n);
  }
  throw new DtaasError({
    code: 'records-busy',
    message: 'The verification records kept being written by others.',
    hint: 'Run the command again when fewer verifications run at once.',
  });
}
