import { hash } from 'node:crypto';
import type { Published } from '../catalogue.ts';
import type { Tree, TreeEntry } from '../tree.ts';

type Files = readonly (readonly [path: string, entry: TreeEntry])[];

/** The files of each asset and twin, by its reference as its folder is named, in the order of the tree. */
export type Directories = ReadonlyMap<string, Files>;

const home = /^(?:assets\/((?:data|models|functions|tools)\/[^/]+)|(twins\/[^/]+))\//;

/** The reference of the asset or twin whose directory a file is in; its folder may have a name that no reference has. */
export function homeOf(path: string): string | undefined {
  const found = home.exec(path);
  return found?.[1] ?? found?.[2];
}

export function directoriesOf(tree: Tree): Directories {
  const directories = new Map<string, (readonly [string, TreeEntry])[]>();
  let prefix: string | undefined;
  let files: (readonly [string, TreeEntry])[] = [];
  for (const file of tree.entries) {
    const [path] = file;
    // Entries are in order, so that those of a directory follow one another.
    if (prefix === undefined || !path.startsWith(prefix)) {
      const reference = homeOf(path);
      if (reference === undefined) continue;
      prefix = `${reference.startsWith('twins/') ? '' : 'assets/'}${reference}/`;
      files = [];
      directories.set(reference, files);
    }
    files.push(file);
  }
  return directories;
}

/** The same tree with no more than these directories and `platform.yaml`. */
export function partOf(tree: Tree, directories: Directories, references: Iterable<string>): Tree {
  const files = [...references].flatMap((reference) => directories.get(reference) ?? []);
  const platform = tree.entries.get(platformFile);
  if (platform) files.push([platformFile, platform]);
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return { entries: new Map(files), read: (path) => tree.read(path) };
}

const platformFile = 'platform.yaml';

/** What everything depends on. */
export const platform = 'platform';

/** By reference, and of `platform.yaml`: of all the bytes that a verdict may come from, files and published versions. */
export function fingerprintsOf(
  tree: Tree,
  directories: Directories,
  published: readonly Published[],
): Fingerprints {
  const texts = new Map<string, string>();
  for (const [reference, files] of directories) {
    // NUL ends a path, as in git: it is the one character that no path has.
    let text = '';
    for (const [path, { mode, id }] of files) text += `${mode} ${id} ${path}\0`;
    texts.set(reference, text);
  }
  for (const { reference, version, source, commit, treeId } of published) {
    const text = `${version} ${source} ${commit} ${treeId}\0`;
    texts.set(reference, `${texts.get(reference) ?? ''}\0${text}`);
  }
  const { mode, id } = tree.entries.get(platformFile) ?? { mode: '', id: '' };
  texts.set(platform, `${mode} ${id}`);
  return Object.fromEntries([...texts].map(([reference, text]) => [reference, hash('sha256', text)]));
}

export interface Fingerprints {
  readonly [reference: string]: string;
}
