import { type GitObject, objectOf } from '@dtaas/model';
import { readObjects } from '../git/blobs.ts';
import type { Repository } from '../open.ts';

/** What one folder of git holds: names as bytes (latin1), with the mode and id of each. A name need not be UTF-8. */
type Folder = Map<string, { readonly mode: string; readonly id: string }>;

const folderMode = '40000';
const fileMode = '100644';

/**
 * Files of a commit, and changes to them that aren't written yet. Only the folders on the way to a changed file are read and written, so the
 * work doesn't grow with the tree. Paths have no line breaks; `readObjects` couldn't ask for them.
 */
export class TreeDraft {
  readonly #repository: Repository;
  readonly #puts = new Map<string, string | null>();
  /** The commit whose files are read; `null` if there are none yet. */
  readonly base: string | null;

  constructor(repository: Repository, base: string | null) {
    this.#repository = repository;
    this.base = base;
  }

  /** The texts of files at the base, in the order of the paths, in one git call. Undefined where there is no file. */
  async texts(paths: readonly string[]): Promise<(string | undefined)[]> {
    if (this.base === null) return paths.map(() => undefined);
    const names = paths.map((path) => `${this.base}:${path}`);
    return (await readObjects(this.#repository.git, names)).map((bytes) => bytes?.toString());
  }

  /** The texts of all files below a folder at the base, sorted by path, in two git calls. */
  async textsBelow(folder: string): Promise<{ readonly path: string; readonly text: string }[]> {
    if (this.base === null) return [];
    const { git } = this.#repository;
    const listed = await git.run(['ls-tree', '-r', '-z', '--full-tree', this.base, '--', `${folder}/`]);
    const files = [...listed.toString().matchAll(/100644 blob ([0-9a-f]+)\t([^\0]*)\0/g)];
    const bytes = await readObjects(
      git,
      files.map(([, id = '']) => id),
    );
    return files.map(([, , path = ''], index) => ({ path, text: bytes[index]?.toString() ?? '' }));
  }

  /** Changes a file, or removes it by `null`. Reads go on answering what the base has. */
  put(path: string, text: string | null): void {
    this.#puts.set(path, text);
  }

  get hasChanges(): boolean {
    return this.#puts.size > 0;
  }

  /** The tree with the changes, and its objects that may not be there yet. */
  async tree(): Promise<{ readonly id: string; readonly objects: readonly GitObject[] }> {
    const folders = await this.#folders();
    const objects: GitObject[] = [];
    const format = this.#repository.objectFormat;
    for (const [path, text] of this.#puts) {
      const folder = folders.get(parentOf(path));
      if (text === null) folder?.delete(nameOf(path));
      else {
        const blob = objectOf(format, 'blob', text);
        objects.push(blob);
        const mode = folder?.get(nameOf(path))?.mode;
        // A file that somebody made executable stays so.
        folder?.set(nameOf(path), { mode: mode === '100755' ? mode : fileMode, id: blob.id });
      }
    }
    // The deepest first: the id of a folder stands in the one above it. git has no empty folders.
    for (const path of [...folders.keys()].sort((a, b) => depthOf(b) - depthOf(a))) {
      const folder = folders.get(path) as Folder;
      const above = folders.get(parentOf(path));
      if (path !== '' && folder.size === 0) above?.delete(nameOf(path));
      else {
        const tree = treeOf(format, folder);
        objects.push(tree);
        if (path !== '') above?.set(nameOf(path), { mode: folderMode, id: tree.id });
        else return { id: tree.id, objects };
      }
    }
    throw new Error('a draft without changes has no tree of its own');
  }

  /** The folders on the way to each changed file, as the base has them. */
  async #folders(): Promise<Map<string, Folder>> {
    const paths = [...new Set([...this.#puts.keys()].flatMap(foldersAbove))];
    const { git, objectFormat } = this.#repository;
    // With a slash at the end, a file is no folder.
    const names =
      this.base === null ? [] : paths.map((path) => `${this.base}:${path === '' ? '' : `${path}/`}`);
    const found = await readObjects(git, names);
    return new Map(paths.map((path, index) => [path, parseFolder(found[index], objectFormat)]));
  }
}

/** `<mode> <name>\0<id in bytes>`, repeated. git sorts by bytes, and a folder as if its name ended in a slash. */
function treeOf(format: Repository['objectFormat'], folder: Folder): GitObject {
  const entries = [...folder]
    .map(([name, { mode, id }]) => ({ key: mode === folderMode ? `${name}/` : name, name, mode, id }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ name, mode, id }) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex')]),
    );
  return objectOf(format, 'tree', Buffer.concat(entries));
}

function parseFolder(bytes: Uint8Array | undefined, format: Repository['objectFormat']): Folder {
  const folder: Folder = new Map();
  const buffer = Buffer.from(bytes ?? []);
  const size = format === 'sha256' ? 32 : 20;
  for (let at = 0; at < buffer.length; ) {
    const space = buffer.indexOf(32, at);
    const end = buffer.indexOf(0, space);
    const [mode, id] = [
      buffer.toString('latin1', at, space),
      buffer.toString('hex', end + 1, end + 1 + size),
    ];
    folder.set(buffer.toString('latin1', space + 1, end), { mode, id });
    at = end + 1 + size;
  }
  return folder;
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return Buffer.from(path.slice(path.lastIndexOf('/') + 1)).toString('latin1');
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}
