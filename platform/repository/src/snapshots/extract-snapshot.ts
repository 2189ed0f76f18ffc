import {
  DtaasError,
  manifestFile,
  parseManifest,
  type SnapshotManifest,
  snapshotCorrupt,
} from '@dtaas/model';
import { fillBeside } from '@dtaas/processes';
import { directoryNotEmpty, snapshotUnknown } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { readRef } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { fetchRefs, isMissingThere } from '../remote/remote.ts';
import { readTreeObject } from '../trees/commit-tree.ts';
import type { SourceTree } from '../trees/source-tree.ts';
import { sha256Of, type WrittenFile, writeFiles } from '../trees/write-files.ts';
import { fileOf, filesIn } from './snapshot-files.ts';
import { type SnapshotId, snapshotRef } from './snapshot-refs.ts';
import { areWhole } from './whole.ts';

const permissions = { file: 0o600, program: 0o700, directory: 0o700 };

/** See `SnapshotStore`. */
export async function extractSnapshot(
  repository: Repository,
  remote: string | undefined,
  id: SnapshotId,
  directory: string,
): Promise<string> {
  const commit = await bringHere(repository, remote, id);
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

/** See `SnapshotStore`. */
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
    throw isMissingThere(error)
      ? snapshotUnknown({ ...id, missing: 'is neither in this clone nor at the remote' })
      : away(id, error);
  }
  return (await readRef(repository, ref))!;
}

/** The files of the snapshot's tree: exactly those in its manifest, each with its hash. */
function filesToWrite(tree: SourceTree, manifest: Uint8Array): WrittenFile[] {
  const listed = new Map(filesIn(manifest).map((file) => [file.path, file]));
  const files: WrittenFile[] = [];
  for (const [path, { mode }] of tree.entries) {
    if (mode === '120000' || mode === '160000') throw snapshotCorrupt(`${path} is not a file`);
    const file = path === manifestFile ? fileOf(manifest) : listed.get(path);
    if (!file) throw snapshotCorrupt(`${path} is not in its manifest`);
    files.push({ from: path, to: path, mode, expected: sha256Of(file.sha256) });
  }
  const missing = [...listed.keys()].find((path) => !tree.entries.has(path));
  if (missing !== undefined) throw snapshotCorrupt(`${missing} is missing`);
  return files;
}

/** The remote didn't answer, or refused. */
function away({ twin, name }: SnapshotId, cause: DtaasError): DtaasError {
  return new DtaasError({
    code: cause.code,
    message: `The snapshot ${name} of ${twin} is only at the remote, and it can't be fetched: ${cause.message}`,
    hint: `${cause.hint} Then run the command again. Nothing was changed.`,
    cause,
  });
}
