import {
  checkedInstanceId,
  checkedSnapshotName,
  DtaasError,
  isInstanceId,
  isSnapshotName,
} from '@dtaas/model';
import { missingObjects, readObjects } from '../git/blobs.ts';
import { printMessage } from '../git/message.ts';
import { blobId } from '../git/object-id.ts';
import { commitOf, type GitObject, treesOf } from '../git/objects.ts';
import { readRef, readRefs, updateRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';
import { readState } from '../state/state.ts';
import { readTreeObject } from '../trees/commit-tree.ts';
import { sha256Of, type WrittenFile, writeFiles } from '../trees/write-files.ts';
import { makeDirectory } from './atomic-directory.ts';
import { keepObjects } from './keep-objects.ts';
import { blobsOf, compressionFor, fileOf, listSnapshotFiles, readManifest } from './snapshot-files.ts';
import { listedFiles, manifestFile, snapshotCorrupt } from './snapshot-manifest.ts';
import { areWhole, brokenAmong } from './whole.ts';

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
   * there besides. All its objects have been looked for when it returns. Again with the same content, it writes what git
   * has lost meanwhile, else nothing.
   *
   * Errors: `snapshot-corrupt`, `snapshot-exists` (the name is taken by other content), `snapshot-name-invalid`,
   * `snapshot-unsaved`.
   */
  store(twin: string, name: string, directory: string): Promise<Snapshot>;
  /** Of one twin or of all, oldest first. */
  list(twin?: string): Promise<readonly Snapshot[]>;
  /** The snapshots of which git has lost objects, so they can't be extracted. */
  damaged(twin?: string): Promise<readonly Snapshot[]>;
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
  return `${prefix}${checkedInstanceId(twin)}/${checkedSnapshotName(name)}`;
}

/** Each snapshot is a commit without parents under a ref of its own, outside branches, so that clones stay small. */
export function gitSnapshots(repository: Repository): SnapshotStore {
  const { git, objectFormat } = repository;

  async function list(twin?: string): Promise<Snapshot[]> {
    const refs = await readRefs(
      repository,
      twin === undefined ? prefix : `${prefix}${checkedInstanceId(twin)}/`,
    );
    return [...refs].flatMap(([ref, commit]) => {
      const [owner = '', name = '', more] = ref.slice(prefix.length).split('/');
      return isInstanceId(owner) && isSnapshotName(name) && more === undefined
        ? [{ twin: owner, name, commit }]
        : [];
    });
  }

  async function damaged(twin?: string): Promise<Snapshot[]> {
    const all = await list(twin);
    const broken = await brokenAmong(
      repository,
      all.map(({ commit }) => commit),
    );
    return all.filter(({ commit }) => broken.has(commit));
  }

  async function store(twin: string, name: string, directory: string): Promise<Snapshot> {
    const ref = snapshotRef(twin, name);
    const manifest = readManifest(directory);
    const manifestId = blobId(objectFormat, manifest);
    // The manifest holds the hash of everything else, so the same manifest means the same snapshot.
    const there = await readRef(repository, ref);
    if (there !== null && (await isSame(there, manifestId, name))) return { twin, name, commit: there };
    const files = [...listSnapshotFiles(directory, listedFiles(manifest)), fileOf(manifest)];
    const { entries, blobs } = await blobsOf(repository, directory, files);
    // Files of the last snapshot aren't written again. A snapshot that is written again has lost objects, so all are written.
    const shared = there === null ? await sharedWithLast(twin, blobs) : new Set<string>();
    const trees = treesOf(objectFormat, entries);
    const message = printMessage({
      subject: `Snapshot ${name} of ${twin}`,
      body: '',
      trailers: { Twin: twin, Snapshot: name },
    });
    const commit = await commitOf(repository, { tree: trees.at(-1)!.id, message });
    const objects = [...blobs.filter(({ id }) => !shared.has(id)), ...trees, commit];
    const compression = compressionFor(directory, files);
    await keepObjects(repository, objects, [{ ref, to: commit.id, from: there }], { compression });
    const kept = await readRef(repository, ref);
    if (kept === null || !(await isSame(kept, manifestId, name))) throw lost(twin, name);
    return { twin, name, commit: kept };
  }

  /** False if objects are missing. A snapshot with another manifest is another snapshot. */
  async function isSame(commit: string, manifestId: string, name: string): Promise<boolean> {
    const named = `${commit}:${manifestFile}`;
    const { code, stdout } = await git.attempt(['rev-parse', '--verify', '--quiet', named]);
    if (code === 0 && stdout.toString().trim() !== manifestId) throw taken(name);
    return code === 0 && areWhole(repository, [commit]);
  }

  /**
   * The blobs that needn't be written again: those of the twin's last snapshot. Other blobs may be in the store, too, but git
   * can remove an object that no ref names at any moment.
   */
  async function sharedWithLast(twin: string, blobs: readonly GitObject[]): Promise<ReadonlySet<string>> {
    const last = (await list(twin)).at(-1);
    if (!last || !isMuch(blobs)) return new Set();
    const { stdout } = await git.attempt(['ls-tree', '-r', '-z', '--full-tree', last.commit]);
    const named = stdout
      .toString()
      .split('\0')
      .filter(Boolean)
      .map((line) => line.split(/[ \t]/)[2]!);
    const missing = new Set(await missingObjects(git, named));
    return new Set(named.filter((id) => !missing.has(id)));
  }

  async function extract(twin: string, name: string, directory: string): Promise<void> {
    const commit = await readRef(repository, snapshotRef(twin, name));
    if (commit === null) throw unknown(twin, name);
    if (!(await areWhole(repository, [commit]))) throw snapshotCorrupt('git has lost some of its objects');
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
    const made = await makeDirectory(directory, options.permissions.directory, (draft) =>
      writeFiles(tree, files, draft, options),
    );
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

  return { store, list, damaged, extract, retain };
}

/** Writing a smaller file is faster than searching for it. */
function isMuch(blobs: readonly GitObject[]): boolean {
  return blobs.reduce((sum, { size }) => sum + size, 0) >= 1024 * 1024;
}

function lost(twin: string, name: string): DtaasError {
  return new DtaasError({
    code: 'snapshot-unsaved',
    message: `The snapshot ${name} of ${twin} was written, but git lacks some of its objects.`,
    hint: `The workspace still has the snapshot, so save again: dtaas save ${twin}. If the error comes back, git fsck shows what is damaged.`,
  });
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
