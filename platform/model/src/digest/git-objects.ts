import { createHash, type Hash } from 'node:crypto';

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
  const entries: FileEntry[] = [];
  const folders = new Map<string, FileEntry[]>();
  for (const { path, mode, id } of files) {
    const slash = path.indexOf('/');
    const name = path.slice(0, slash);
    const inside = { path: path.slice(slash + 1), mode, id };
    if (slash === -1) entries.push({ path, mode, id });
    else if (folders.get(name)?.push(inside) === undefined) folders.set(name, [inside]);
  }
  const trees: GitObject[] = [];
  for (const [path, inside] of folders) {
    trees.push(...treesOf(format, inside));
    entries.push({ path, mode: folderMode, id: trees.at(-1)!.id });
  }
  const lines = entries
    // git sorts by bytes, and sorts a folder as if its name ended in a slash.
    .map((entry) => ({
      ...entry,
      key: Buffer.from(entry.mode === folderMode ? `${entry.path}/` : entry.path),
    }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ mode, path, id }) => Buffer.concat([Buffer.from(`${mode} ${path}\0`), Buffer.from(id, 'hex')]));
  return [...trees, objectOf(format, 'tree', Buffer.concat(lines))];
}

/** git's id of a tree with exactly these files. With it a directory is compared with a commit's without reading the commit. */
export function gitTreeId(files: readonly FileEntry[]): string {
  const format = files.some(({ id }) => id.length === 64) ? 'sha256' : 'sha1';
  return treesOf(format, files).at(-1)!.id;
}
