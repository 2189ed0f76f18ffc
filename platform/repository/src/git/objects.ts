import { type GitHash, gitObjectHash } from '@dtaas/model';
import type { Repository } from '../open.ts';
import { platformLine } from './identity.ts';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** An object that isn't written yet. */
export interface GitObject {
  readonly type: ObjectType;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export function objectOf(format: GitHash, type: ObjectType, content: string | Uint8Array): GitObject {
  const bytes = Buffer.from(content);
  return { type, id: gitObjectHash(type, bytes.length, format).update(bytes).digest('hex'), bytes };
}

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
  for (const file of files) {
    const slash = file.path.indexOf('/');
    if (slash < 0) {
      entries.push(file);
      continue;
    }
    const folder = file.path.slice(0, slash);
    const inside = folders.get(folder) ?? [];
    folders.set(folder, inside);
    inside.push({ ...file, path: file.path.slice(slash + 1) });
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

/** The platform is the author. Commits are never signed, because signing may ask for a passphrase. */
export function commitOf(
  repository: Repository,
  { tree, parents = [], message }: { tree: string; parents?: readonly string[]; message: string },
): GitObject {
  const who = platformLine();
  const head = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
  ];
  return objectOf(repository.objectFormat, 'commit', `${head.join('\n')}\n\n${message}`);
}
