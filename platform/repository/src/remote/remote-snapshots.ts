import { readOwnFile, writeOwnFile } from '../git/own-files.ts';
import type { Repository } from '../open.ts';
import { parseSnapshotRef } from '../snapshots/snapshot-refs.ts';

/** git refuses a ref to a commit that is elsewhere, so the names of the snapshots stand in this file. */
const file = 'remote-snapshots.json';

/** The refs of snapshots, each with the id of its commit, that the remote had when this clone last asked it. After a damaged file, the next fetch notes them again. */
export function readRemoteSnapshots(repository: Repository, remote: string): ReadonlyMap<string, string> {
  const noted = readOwnFile(repository, file) as { remote?: unknown; snapshots?: object } | undefined;
  const refs = noted?.remote === remote ? Object.entries(noted.snapshots ?? {}) : [];
  return new Map(refs.filter(([ref, id]) => parseSnapshotRef(ref) && /^[0-9a-f]{40,64}$/.test(String(id))));
}

export function noteRemoteSnapshots(
  repository: Repository,
  remote: string,
  there: ReadonlyMap<string, string>,
): void {
  const before = readRemoteSnapshots(repository, remote);
  if (there.size === before.size && [...there].every(([ref, id]) => before.get(ref) === id)) return;
  writeOwnFile(repository, file, { remote, snapshots: Object.fromEntries(there) });
}
