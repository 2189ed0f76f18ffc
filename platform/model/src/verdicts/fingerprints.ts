import { hash } from 'node:crypto';
import type { Catalogue, Published } from '../tree/catalogue.ts';
import { type Directories, platformFile } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';

/** The key of `platform.yaml`, on which every verdict depends. */
export const platform = 'platform';

/** By reference, and of `platform.yaml`: of all that a verdict may come from: files, published versions, kinds of places. */
export function fingerprintsOf(
  tree: Tree,
  directories: Directories,
  published: readonly Published[],
  placeKinds: Catalogue['placeKinds'],
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
  texts.set(platform, `${mode} ${id} ${JSON.stringify(placeKinds ?? [])}`);
  return Object.fromEntries([...texts].map(([reference, text]) => [reference, hash('sha256', text)]));
}

export interface Fingerprints {
  readonly [reference: string]: string;
}
