import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeBeside } from '@dtaas/processes';
import type { Repository } from '../open.ts';
import { parseSnapshotRef } from '../snapshots/snapshot-refs.ts';

/** The refs of snapshots at a remote, each with the id of its commit. */
export type SnapshotRefs = ReadonlyMap<string, string>;

/**
 * The snapshots that the remote had when this clone last asked it. Only their names are here: git refuses a ref to a commit
 * that is elsewhere, so they stand in a file, `<git dir>/dtaas/remote-snapshots.json`.
 */
export function readRemoteSnapshots(repository: Repository, remote: string): SnapshotRefs {
  const noted = readNoted(fileOf(repository));
  const refs = noted?.remote === remote ? Object.entries(noted.snapshots) : [];
  return new Map(refs.filter(([ref, id]) => parseSnapshotRef(ref) && /^[0-9a-f]{40,64}$/.test(id)));
}

export function noteRemoteSnapshots(repository: Repository, remote: string, there: SnapshotRefs): void {
  const before = readRemoteSnapshots(repository, remote);
  if (there.size === before.size && [...there].every(([ref, id]) => before.get(ref) === id)) return;
  const file = fileOf(repository);
  mkdirSync(dirname(file), { recursive: true });
  const noted: Noted = { remote, snapshots: Object.fromEntries(there) };
  writeBeside(file, `${JSON.stringify(noted)}\n`);
}

interface Noted {
  readonly remote: string;
  readonly snapshots: { readonly [ref: string]: string };
}

const fileOf = ({ gitDir }: Repository) => join(gitDir, 'dtaas', 'remote-snapshots.json');

/** A missing or damaged file is written anew by the next fetch. */
function readNoted(file: string): Noted | undefined {
  try {
    const noted = JSON.parse(readFileSync(file, 'utf8')) as Noted;
    return Object.values(noted.snapshots).every((id) => typeof id === 'string') ? noted : undefined;
  } catch {
    return undefined;
  }
}
