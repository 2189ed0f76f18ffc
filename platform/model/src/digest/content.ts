import { directoryOf } from '../references/index.ts';
import { directoriesOf } from '../tree/directories.ts';
import type { Tree, TreeEntry } from '../tree/tree.ts';
import { sha256 } from './canonical-json.ts';
import { contentFiles } from './documentation.ts';

/** A file of an asset or a twin, its path relative to the directory. */
export interface ContentFile extends Pick<TreeEntry, 'mode' | 'id'> {
  readonly path: string;
}

/** The files of each asset and twin by reference, documentation included. */
export function filesByReference(tree: Tree): ReadonlyMap<string, readonly ContentFile[]> {
  return new Map([...directoriesOf(tree).keys()].map((reference) => [reference, filesOf(tree, reference)]));
}

/** The files of one asset or twin in a tree, documentation included. */
export function filesOf(tree: Tree, reference: string): readonly ContentFile[] {
  const start = directoryOf(reference).length + 1;
  const files = directoriesOf(tree).get(reference) ?? [];
  // Not the size: a work tree looks each one up when it is asked for.
  return files.map(([path, { mode, id }]) => ({ path: path.slice(start), mode, id }));
}

/**
 * sha256 in hex over the mode, git blob id and path of each file, documentation aside, in the order of their paths.
 * So the work tree and any commit with the same files agree.
 */
export function contentDigest(
  files: Iterable<Pick<ContentFile, 'path' | 'mode' | 'id'>>,
  documentation: readonly string[],
): string {
  const lines = contentFiles(files, documentation)
    // NUL ends a path, as in git: it is the one character that no path has.
    .map((file) => `${file.path}\0${file.mode} ${file.id}\n`)
    .sort();
  return sha256(lines.join(''));
}
