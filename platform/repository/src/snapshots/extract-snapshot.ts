import { createHash } from 'node:crypto';
import {
  checkedInstanceId,
  DtaasError,
  manifestFile,
  parseManifest,
  type SnapshotManifest,
  snapshotCorrupt,
} from '@dtaas/model';
import { fillBeside } from '@dtaas/processes';
import { directoryNotEmpty, snapshotSwapped, snapshotUnknown } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { fetchRefs } from '../remote/remote.ts';
import { logOf } from '../state/biography.ts';
import { stateRef } from '../state/state.ts';
import { readTreeObject } from '../trees/commit-tree.ts';
import type { SourceTree } from '../trees/source-tree.ts';
import { type WrittenFile, writeFiles } from '../trees/write-files.ts';
import { fileOf, matchFiles } from './snapshot-files.ts';
import { type SnapshotId, snapshotCommit, snapshotRef } from './snapshot-refs.ts';
import { areWhole } from './whole.ts';

const permissions = { file: 0o600, program: 0o700, directory: 0o700 };

/**
 * Writes a snapshot into `directory`, which must be missing or empty: all of it or nothing. A snapshot that isn't in this
 * clone is fetched from the remote. The bytes are compared with the hashes in the manifest while they are written.
 *
 * Errors: `snapshot-unknown`, `snapshot-swapped`, `snapshot-corrupt`, `content-differs`, `directory-not-empty`, `remote-unreachable`,
 * `remote-refused`.
 *
 * @returns the sha256 of the manifest
 */
export async function extractSnapshot(
  repository: Repository,
  remote: string | undefined,
  id: SnapshotId,
  directory: string,
): Promise<string> {
  const commit = await bringHere(repository, remote, id);
  await expectRecorded(repository, id, commit);
  if (!(await areWhole(repository, [commit]))) throw snapshotCorrupt('git has lost some of its objects');
  const manifest = await manifestOf(repository, commit);
  const tree = await readTreeObject(repository, commit);
  const files = filesToWrite(tree, manifest);
  const made = await fillBeside(directory, permissions.directory, (draft) =>
    writeFiles(tree, files, draft, { permissions, durable: false }),
  );
  if (!made) throw directoryNotEmpty({ directory });
  return fileOf(manifest).sha256;
}

/** The manifest of a snapshot in this clone. Errors: `snapshot-unknown`, `snapshot-corrupt`. */
export async function readSnapshotManifest(
  repository: Repository,
  id: SnapshotId,
): Promise<SnapshotManifest> {
  const commit = await readRef(repository, snapshotRef(id));
  if (commit === null) throw snapshotUnknown({ ...id, missing: "isn't in this clone" });
  return parseManifest(Buffer.from(await manifestOf(repository, commit)).toString());
}

async function manifestOf({ git }: Repository, commit: string): Promise<Uint8Array> {
  const [manifest] = await readObjects(git, [`${commit}:${manifestFile}`]);
  if (manifest === undefined) throw snapshotCorrupt('it has no manifest');
  return manifest;
}

/** The commit of the snapshot, which is fetched if this clone doesn't have it. */
async function bringHere(
  repository: Repository,
  remote: string | undefined,
  id: SnapshotId,
): Promise<string> {
  const ref = snapshotRef(id);
  const here = await readRef(repository, ref);
  if (here !== null) return here;
  if (remote === undefined) throw snapshotUnknown({ ...id, missing: "isn't in this clone" });
  repository.note?.(`Fetching the snapshot ${id.name} of ${id.twin} …`);
  try {
    await fetchRefs(repository, remote, [`${ref}:${ref}`]);
  } catch (error) {
    if (!(error instanceof DtaasError)) throw error;
    if (/couldn't find remote ref/i.test(error.message))
      throw snapshotUnknown({ ...id, missing: 'is neither in this clone nor at the remote' });
    throw new DtaasError({
      code: error.code,
      message: `The snapshot ${id.name} of ${id.twin} is only at the remote, and it can't be fetched: ${error.message}`,
      hint: `${error.hint} Then run the command again. Nothing was changed.`,
      cause: error,
    });
  }
  return (await readRef(repository, ref))!;
}

/**
 * No forge protects the refs of snapshots, so somebody may have put another commit there. The biography is protected, and says which commit was
 * saved. Events of editions before this one don't.
 */
async function expectRecorded({ git }: Repository, id: SnapshotId, commit: string): Promise<void> {
  const { twin, name } = id;
  const grep = ['--fixed-strings', `--grep=Snapshot: ${name}`];
  const events = await logOf(git, [...grep, stateRef(checkedInstanceId(twin))]);
  const recorded = events
    .filter(({ event, trailers }) => event === 'saved' && trailers['Snapshot'] === name)
    .flatMap(({ trailers }) => trailers[snapshotCommit] ?? []);
  if (recorded.length > 0 && !recorded.includes(commit))
    throw snapshotSwapped({ ...id, ref: snapshotRef(id), recorded: recorded[0] ?? '', found: commit });
}

/** The files of the snapshot's tree: exactly those in its manifest, each with its hash. */
function filesToWrite(tree: SourceTree, manifest: Uint8Array): WrittenFile[] {
  return matchFiles(manifest, tree.entries.keys()).map(({ path, sha256 }) => {
    const { mode } = tree.entries.get(path)!;
    if (mode === '120000' || mode === '160000') throw snapshotCorrupt(`${path} is not a file`);
    return { from: path, to: path, mode, expected: { hash: () => createHash('sha256'), digest: sha256 } };
  });
}
