import { DtaasError } from '@dtaas/model';
import { makeDirectory } from './atomic-directory.ts';
import { readObjects } from './blobs.ts';
import { readTreeObject } from './commit-tree.ts';
import { importBlobs } from './import-blobs.ts';
import { printMessage } from './message.ts';
import { checkedSnapshot, checkedTwin, isSnapshot, isTwin } from './names.ts';
import { blobId } from './object-id.ts';
import { type FileEntry, writeCommit, writeTree } from './objects.ts';
import type { Repository } from './open.ts';
import { readRef, readRefs, updateRefs } from './refs.ts';
import { blobSource, compressionFor, fileOf, listSnapshotFiles, readManifest } from './snapshot-files.ts';
import { listedFiles, manifestFile, snapshotCorrupt } from './snapshot-manifest.ts';
import { readState } from './state.ts';
import { sha256Of, type WrittenFile, writeFiles } from './write-files.ts';

export interface Snapshot {
  readonly twin: string;
  /** `20261122T124132Z-1a2b3c4d`: names sort by time. */
  readonly name: string;
  /** Id of the commit that holds it. */
  readonly commit: string;
}

/** Where snapshots are kept: in git here; large ones could live in git-lfs or in an object store. */
export interface SnapshotStore {
  /**
   * Keeps a directory as the snapshot `name`. Each file must hash to what `manifest.json` says, and no file may be
   * there besides. Again with the same content, it does nothing.
   *
   * Errors: `snapshot-corrupt`, `snapshot-exists` (the name is taken by other content), `snapshot-name-invalid`.
   */
  store(twin: string, name: string, directory: string): Promise<Snapshot>;
  /** Of one twin or of all, oldest first. */
  list(twin?: string): Promise<readonly Snapshot[]>;
  /**
   * Writes a snapshot into `directory`, which must be missing or empty; it is there whole or not at all.
   *
   * Errors: `snapshot-unknown`, `snapshot-corrupt`.
   */
  extract(twin: string, name: string, directory: string): Promise<void>;
  /**
   * Forgets all but the `keep` newest; never the newest, nor one that the twin's recorded state names, nor one of
   * `needed`. Answers what it forgot.
   */
  retain(twin: string, keep: number, needed?: readonly string[]): Promise<readonly Snapshot[]>;
}

const prefix = 'refs/dtaas/snapshots/';

function snapshotRef(twin: string, name: string): string {
  return `${prefix}${checkedTwin(twin)}/${checkedSnapshot(name)}`;
}

/** Each snapshot is a commit without parents under a ref of its own, outside branches, so that clones stay small. */
export function gitSnapshots(repository: Repository): SnapshotStore {
  const { git, objectFormat } = repository;

  async function list(twin?: string): Promise<Snapshot[]> {
    const refs = await readRefs(repository, twin === undefined ? prefix : `${prefix}${checkedTwin(twin)}/`);
    return [...refs].flatMap(([ref, commit]) => {
      const [owner = '', name = '', more] = ref.slice(prefix.length).split('/');
      return isTwin(owner) && isSnapshot(name) && more === undefined ? [{ twin: owner, name, commit }] : [];
    });
  }

  async function store(twin: string, name: string, directory: string): Promise<Snapshot> {
    const ref = snapshotRef(twin, name);
    const manifest = readManifest(directory);
    const manifestId = blobId(objectFormat, manifest);
    // The manifest holds the hash of everything else, so the same manifest means the same snapshot.
    const existing = await existingSnapshot(ref, name, manifestId);
    if (existing !== null) return { twin, name, commit: existing };
    const files = [...listSnapshotFiles(directory, listedFiles(manifest)), fileOf(manifest)];
    const sources = files.map((file) => blobSource(directory, file));
    const ids = await importBlobs(repository, sources, { compression: compressionFor(directory, files) });
    const entries = files.map(({ path, executable }, index): FileEntry => {
      return { path, mode: executable ? '100755' : '100644', id: ids[index]! };
    });
    const tree = await writeTree(repository, entries);
    const message = printMessage({
      subject: `Snapshot ${name} of ${twin}`,
      body: '',
      trailers: { Twin: twin, Snapshot: name },
    });
    const commit = await writeCommit(repository, { tree, message });
    if (await updateRefs(repository, [{ ref, to: commit, from: null }])) return { twin, name, commit };
    const other = await existingSnapshot(ref, name, manifestId);
    if (other === null) throw taken(name);
    return { twin, name, commit: other };
  }

  async function existingSnapshot(ref: string, name: string, manifestId: string): Promise<string | null> {
    const commit = await readRef(repository, ref);
    if (commit === null) return null;
    const { code, stdout } = await git.attempt([
      'rev-parse',
      '--verify',
      '--quiet',
      `${commit}:${manifestFile}`,
    ]);
    if (code === 0 && stdout.toString().trim() === manifestId) return commit;
    throw taken(name);
  }

  async function extract(twin: string, name: string, directory: string): Promise<void> {
    const commit = await readRef(repository, snapshotRef(twin, name));
    if (commit === null) throw unknown(twin, name);
    const [manifest] = await readObjects(git, [`${commit}:${manifestFile}`]);
    if (manifest === undefined) throw snapshotCorrupt('it has no manifest');
    const listed = listedFiles(manifest);
    const { sha256 } = fileOf(manifest);
    const tree = await readTreeObject(repository, commit);
    const files: WrittenFile[] = [];
    for (const [path, { mode }] of tree.entries) {
      if (mode === '120000' || mode === '160000') throw snapshotCorrupt(`${path} is not a file`);
      const file = { from: path, to: path, mode };
      const expected = listed.get(path);
      if (expected) files.push({ ...file, expected: sha256Of(expected.sha256) });
      else if (path === manifestFile) files.push({ ...file, expected: sha256Of(sha256) });
      else throw snapshotCorrupt(`${path} is not in its manifest`);
    }
    for (const path of listed.keys())
      if (!tree.entries.has(path)) throw snapshotCorrupt(`${path} is missing`);
    const permissions = { file: 0o600, program: 0o700, directory: 0o700 };
    const options = { permissions, durable: false };
    const made = await makeDirectory(directory, (draft) => writeFiles(tree, files, draft, options));
    if (!made) throw notEmpty(directory);
  }

  async function retain(
    twin: string,
    keep: number,
    needed: readonly string[] = [],
  ): Promise<readonly Snapshot[]> {
    const all = await list(twin);
    const old = all.slice(0, Math.max(0, all.length - Math.max(1, keep)));
    if (old.length === 0) return [];
    const state = await readState(repository, twin);
    // Whatever field names it: a snapshot that the record mentions is still of use to somebody.
    const recorded = JSON.stringify([state?.status, state?.desired, needed]);
    const forgotten = old.filter(({ name }) => !recorded.includes(name));
    const changes = forgotten.map(({ name, commit }) => ({
      ref: snapshotRef(twin, name),
      to: null,
      from: commit,
    }));
    // Another process may have forgotten some of them already; the next run sees to the rest.
    return (await updateRefs(repository, changes)) ? forgotten : [];
  }

  return { store, list, extract, retain };
}

function taken(name: string): DtaasError {
  return new DtaasError({
    code: 'snapshot-exists',
    message: `There is another snapshot named ${name} already.`,
    hint: 'Nothing was changed. Save again: a new snapshot gets a new name.',
  });
}

function unknown(twin: string, name: string): DtaasError {
  return new DtaasError({
    code: 'snapshot-unknown',
    message: `${twin} has no snapshot ${name} here.`,
    hint: `\`dtaas snapshots ${twin}\` lists those that there are.`,
  });
}

function notEmpty(directory: string): DtaasError {
  return new DtaasError({
    code: 'directory-not-empty',
    message: `${directory} is there already and isn’t empty.`,
    hint: 'Name a new directory.',
  });
}
