import { directoryOf } from '../references/index.ts';
import { memoised } from '../values/memoised.ts';
import type { Tree, TreeEntry } from './tree.ts';

export type Files = readonly (readonly [path: string, entry: TreeEntry])[];

/** The files of each asset and twin, by its reference as its folder is named, in the order of the tree. */
export type Directories = ReadonlyMap<string, Files>;

export const platformFile = 'platform.yaml';

const home = /^(?:assets\/((?:data|models|functions|tools)\/[^/]+)|(twins\/[^/]+))\//;

/** The reference of the asset or twin whose directory a file is in; its folder may have a name that no reference has. */
export function homeOf(path: string): string | undefined {
  const found = home.exec(path);
  return found?.[1] ?? found?.[2];
}

/** Kept with the tree, because most steps of a command ask for them. */
export const directoriesOf = memoised((tree: Tree): Directories => {
  const directories = new Map<string, (readonly [string, TreeEntry])[]>();
  let prefix: string | undefined;
  let files: (readonly [string, TreeEntry])[] = [];
  for (const file of tree.entries) {
    const [path] = file;
    // Entries are in order, so that those of a directory follow one another.
    if (prefix === undefined || !path.startsWith(prefix)) {
      const reference = homeOf(path);
      if (reference === undefined) continue;
      prefix = `${directoryOf(reference)}/`;
      files = [];
      directories.set(reference, files);
    }
    files.push(file);
  }
  return directories;
}, new WeakMap());

/** The same tree with no more than these directories and `platform.yaml`. */
export function partOf(tree: Tree, references: Iterable<string>): Tree {
  const directories = directoriesOf(tree);
  const files = [...references].flatMap((reference) => directories.get(reference) ?? []);
  const platform = tree.entries.get(platformFile);
  if (platform) files.push([platformFile, platform]);
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...tree, entries: new Map(files) };
}
