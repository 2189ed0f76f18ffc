import { createHash, type Hash } from 'node:crypto';
import { grouped } from '../values/grouped.ts';

/** The hash functions of git's object formats. */
export type GitHash = 'sha1' | 'sha256';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

/** The hash that becomes git's id of an object, once the object's `size` bytes are fed to it. */
export function gitObjectHash(type: ObjectType, size: number, algorithm: GitHash): Hash {
  return createHash(algorithm).update(`${type} ${size}\0`);
}

/** git's id of a file with these bytes. */
export function gitBlobId(bytes: Uint8Array, algorithm: GitHash): string {
  return gitObjectHash('blob', bytes.length, algorithm).update(bytes).digest('hex');
}

/** Whether git's id of a file is that of these bytes. */
export function isBlob(bytes: Uint8Array, id: string): boolean {
  return gitBlobId(bytes, id.length === 64 ? 'sha256' : 'sha1') === id;
}

/** An object of git, whether written or not. */
export interface GitObject {
  readonly type: ObjectType;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export function objectOf(format: GitHash, type: ObjectType, content: string | Uint8Array): GitObject {
  const bytes = Buffer.from(content);
  return { type, id: gitObjectHash(type, bytes.length, format).update(bytes).digest('hex'), bytes };
}

/** A file as a tree of git names it. */
export interface FileEntry {
  readonly path: string;
  /** As git writes it: `100644`, `100755`. */
  readonly mode: string;
  readonly id: string;
}

const folderMode = '40000';

/** The trees that hold these files; the root comes last. */
export function treesOf(format: GitHash, files: readonly FileEntry[]): GitObject[] {
  const entries = files.filter(({ path }) => !path.includes('/'));
  const inFolders = files.filter(({ path }) => path.includes('/'));
  const trees: GitObject[] = [];
  for (const [folder, inside] of grouped(inFolders, ({ path }) => path.slice(0, path.indexOf('/')))) {
    const shorter = inside.map(({ path, mode, id }) => ({ path: path.slice(folder.length + 1), mode, id }));
    trees.push(...treesOf(format, shorter));
    entries.push({ path: folder, mode: folderMode, id: trees.at(-1)!.id });
  }
  const lines = entries
    // git sorts by bytes, and sorts a folder as if its name ended in a slash.
    .map((entry) => [Buffer.from(entry.mode === folderMode ? `${entry.path}/` : entry.path), entry] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, { mode, path, id }]) =>
      Buffer.concat([Buffer.from(`${mode} ${path}\0`), Buffer.from(id, 'hex')]),
    );
  return [...trees, objectOf(format, 'tree', Buffer.concat(lines))];
}

/** git's id of a tree with exactly these files. With it a directory is compared with a commit's without reading the commit. */
export function gitTreeId(files: readonly FileEntry[]): string {
  const format = files.some(({ id }) => id.length === 64) ? 'sha256' : 'sha1';
  return treesOf(format, files).at(-1)!.id;
}
