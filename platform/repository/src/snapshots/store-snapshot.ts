import {
  DtaasError,
  type FileEntry,
  gitBlobId,
  gitObjectHash,
  manifestFile,
  snapshotTime,
  treesOf,
} from '@dtaas/model';
import { snapshotExists, snapshotUnsaved } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { printMessage } from '../git/message.ts';
import { commitOf } from '../git/objects.ts';
import { readRef, readRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { fetchRefs } from '../remote/remote.ts';
import { readRemoteSnapshots } from '../remote/remote-snapshots.ts';
import { keepPack } from './keep-objects.ts';
import type { AddObject } from './pack.ts';
import {
  bytesOf,
  compressionFor,
  type FoundFile,
  filesIn,
  listSnapshotFiles,
  readManifest,
} from './snapshot-files.ts';
import { type SnapshotId, snapshotRef, snapshotRefs } from './snapshot-refs.ts';
import { areWhole } from './whole.ts';

/**
 * Keeps a directory as the snapshot `name`. Each file must hash to the value in `manifest.json`, and the directory must have
 * no other files. When this returns, it has looked for all objects of the snapshot. If the snapshot is stored already, only
 * objects that git has lost since are written.
 *
 * @returns the id of its commit. A snapshot that is stored twice has the same id, since its name says when it was taken
 *
 * Errors: `snapshot-corrupt`, `snapshot-exists` (the name is taken by other content), `snapshot-name-invalid`,
 * `snapshot-unsaved`.
 */
export async function storeSnapshot(
  repository: Repository,
  remote: string | undefined,
  id: SnapshotId,
  directory: string,
): Promise<string> {
  const { twin, name } = id;
  const ref = snapshotRef(id);
  const manifest = readManifest(directory);
  const manifestId = gitBlobId(manifest, repository.objectFormat);
  const there = await commitBefore(repository, remote, ref);
  // The manifest holds the hash of everything else, so the same manifest means the same snapshot.
  if (there !== null && (await isSame(repository, there, manifestId, name))) return there;
  const files = listSnapshotFiles(directory, manifest);
  // A snapshot that is stored again has lost objects, so all of them are written.
  const shared = there === null ? await sharedWithLast(repository, twin, directory, files) : new Map();
  await writeSnapshot(repository, id, directory, files, shared, there);
  const kept = await readRef(repository, ref);
  if (kept === null || !(await isSame(repository, kept, manifestId, name))) throw snapshotUnsaved(id);
  return kept;
}

/** The commit of a snapshot with this name, which another clone may have stored and pushed. */
async function commitBefore(
  repository: Repository,
  remote: string | undefined,
  ref: string,
): Promise<string | null> {
  const here = await readRef(repository, ref);
  if (here !== null || remote === undefined || !readRemoteSnapshots(repository, remote).has(ref)) return here;
  await fetchRefs(repository, remote, [`${ref}:${ref}`]).catch((error: unknown) => {
    // A save doesn't wait for the remote.
    if (!(error instanceof DtaasError)) throw error;
  });
  return readRef(repository, ref);
}

/** False if objects are missing. A snapshot with another manifest is another snapshot. */
async function isSame(
  repository: Repository,
  commit: string,
  manifestId: string,
  name: string,
): Promise<boolean> {
  const before = await readRef(repository, `${commit}:${manifestFile}`);
  if (before !== null && before !== manifestId) throw snapshotExists({ name });
  return before !== null && areWhole(repository, [commit]);
}

/** Writes the files, their trees and the commit as one pack, and the ref. Each byte is read once. */
async function writeSnapshot(
  repository: Repository,
  { twin, name }: SnapshotId,
  directory: string,
  files: readonly FoundFile[],
  shared: ReadonlyMap<string, string>,
  there: string | null,
): Promise<void> {
  const { objectFormat } = repository;
  const fresh = new Map(files.flatMap((file) => (shared.has(file.sha256) ? [] : [[file.sha256, file]])));
  // Equal files make equal trees, so the number of different trees is known before the ids of the files are.
  const trees = treesOf(
    'sha256',
    entriesOf(files, ({ sha256 }) => sha256),
  );
  const count = fresh.size + new Set(trees.map(({ id }) => id)).size + 1;
  const message = printMessage({
    subject: `Snapshot ${name} of ${twin}`,
    body: '',
    trailers: { Twin: twin, Snapshot: name },
  });
  const fill = async (add: AddObject) => {
    const ids = new Map(shared);
    for (const file of fresh.values())
      ids.set(file.sha256, await add('blob', file.size, bytesOf(directory, file)));
    const trees = treesOf(
      objectFormat,
      entriesOf(files, ({ sha256 }) => ids.get(sha256)!),
    );
    const commit = commitOf(repository, {
      tree: trees.at(-1)!.id,
      message,
      at: new Date(snapshotTime(name)),
    });
    const different = new Map([...trees, commit].map((object) => [object.id, object]));
    for (const { type, bytes } of different.values()) await add(type, bytes.length, [bytes]);
    return [{ ref: snapshotRef({ twin, name }), to: commit.id, from: there }];
  };
  await keepPack(repository, count, fill, compressionFor(directory, files));
}

function entriesOf(files: readonly FoundFile[], idOf: (file: FoundFile) => string): FileEntry[] {
  return files.map((file) => ({
    path: file.path,
    mode: file.executable ? '100755' : '100644',
    id: idOf(file),
  }));
}

/** Writing a smaller file is faster than searching for it. */
const muchBytes = 1024 * 1024;
/** In how many of the last snapshots a file is searched for: a twin that was restored has the state of an earlier one. */
const searched = 16;

/**
 * The ids, by sha256, of the files that needn't be written again: those of 1 MiB or more in one of the twin's last snapshots, if
 * git has them. Other blobs may be in the store, too, but git can remove an object that no ref names at any moment.
 */
async function sharedWithLast(
  repository: Repository,
  twin: string,
  directory: string,
  files: readonly FoundFile[],
): Promise<Map<string, string>> {
  const shared = new Map<string, string>();
  const large = files.filter(({ size }) => size >= muchBytes);
  if (large.length === 0) return shared;
  const { git, objectFormat } = repository;
  const last = [...(await readRefs(repository, `${snapshotRefs}${twin}/`)).values()]
    .slice(-searched)
    .reverse();
  const manifests = await readObjects(
    git,
    last.map((commit) => `${commit}:${manifestFile}`),
  );
  const wanted = new Set(large.map(({ sha256 }) => sha256));
  const names = new Map<string, string>();
  for (const [index, manifest] of manifests.entries()) {
    if (names.size === wanted.size) break;
    // A name is one line for git.
    for (const { path, sha256 } of listedIn(manifest))
      if (wanted.has(sha256) && !names.has(sha256) && !path.includes('\n'))
        names.set(sha256, `${last[index]}:${path}`);
  }
  const known = large.filter(({ sha256 }) => names.has(sha256));
  if (known.length === 0) return shared;
  const asked = known.map(({ sha256 }) => `${names.get(sha256)}\n`).join('');
  const answers = await git.text(['cat-file', '--buffer', '--batch-check=%(objectname)'], asked);
  const ids = answers.split('\n');
  for (const [index, file] of known.entries()) {
    // A snapshot may come from the remote, where anybody may have written its manifest.
    const hash = gitObjectHash('blob', file.size, objectFormat);
    for await (const chunk of bytesOf(directory, file)) hash.update(chunk);
    const id = hash.digest('hex');
    if (ids[index] === id) shared.set(file.sha256, id);
  }
  return shared;
}

/** The files of a manifest, which may be a stranger's. None if it is missing or can't be read. */
function listedIn(manifest: Uint8Array | undefined): ReturnType<typeof filesIn> {
  try {
    return manifest === undefined ? [] : filesIn(manifest);
  } catch (error) {
    if (error instanceof DtaasError) return [];
    throw error;
  }
}
