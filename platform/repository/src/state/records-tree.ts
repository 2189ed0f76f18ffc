import { type FileEntry, type GitObject, treesOf } from '@dtaas/model';
import { commitOf } from '../git/objects.ts';
import type { Repository } from '../open.ts';

/** `<64 hex digits>`, a digest, or `<64 hex digits>.weak`, another record of that digest. */
const namePattern = /^[0-9a-f]{64}(\.[a-z]{1,20})?$/;
const pathPattern = /^[0-9a-f]{2}\/([0-9a-f]{64}(?:\.[a-z]{1,20})?)\.json$/;

/** The path of a record in the tree. Throws for a text that can't name a record. */
export function recordPath(name: string): string {
  if (!namePattern.test(name)) throw new Error(`${name} can't name a record`);
  return `${name.slice(0, 2)}/${name}.json`;
}

/** The files of a tree by path, and the ids of its folders. Any program may have written the tree. */
export interface Listed {
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly trees: ReadonlySet<string>;
}

export const nothing: Listed = { files: new Map(), trees: new Set() };

/** In one git call. `undefined` if there is no such commit. */
export async function listFiles({ git }: Repository, rev: string): Promise<Listed | undefined> {
  const files = new Map<string, FileEntry>();
  const trees = new Set<string>();
  const { code, stdout } = await git.attempt(['ls-tree', '-rtz', '--full-tree', rev]);
  if (code !== 0) return undefined;
  for (const line of stdout.toString().split('\0')) {
    const [, mode = '', type, id, path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (id === undefined) continue;
    if (type === 'tree') trees.add(id);
    else files.set(path, { path, mode, id });
  }
  return { files, trees };
}

/** The records of a tree by name. */
export function recordsAmong({ files }: Listed): ReadonlyMap<string, FileEntry> {
  return new Map(
    [...files.values()].flatMap((file) => {
      const name = file.mode === '100644' ? pathPattern.exec(file.path)?.[1] : undefined;
      return name === undefined ? [] : [[name, file]];
    }),
  );
}

/** A commit and its objects that aren't written yet. */
export interface Made {
  readonly commit: string;
  readonly objects: readonly GitObject[];
}

/** A commit that adds files to a tree, and the objects which that tree doesn't have yet. */
export function commitOn(
  repository: Repository,
  base: Listed,
  added: readonly FileEntry[],
  about: { readonly parents: readonly string[]; readonly message: string },
): Made {
  const files = new Map([...base.files, ...added.map((file) => [file.path, file] as const)]);
  const trees = treesOf(repository.objectFormat, [...files.values()]);
  const commit = commitOf(repository, { tree: trees.at(-1)!.id, ...about });
  return { commit: commit.id, objects: [...trees.filter(({ id }) => !base.trees.has(id)), commit] };
}
