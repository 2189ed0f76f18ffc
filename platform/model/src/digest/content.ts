import { createHash } from 'node:crypto';
import { directoryOf, parseReference, printReference, referenceOfPath } from '../references/index.ts';
import type { Tree, TreeEntry } from '../tree/tree.ts';
import { contentFiles } from './documentation.ts';

/** A file of an asset or a twin, its path relative to the directory. */
export interface ContentFile extends Pick<TreeEntry, 'mode' | 'id'> {
  readonly path: string;
}

/** The files of each asset and twin by reference, documentation included: one walk over the tree. */
export function filesByReference(tree: Tree): ReadonlyMap<string, readonly ContentFile[]> {
  const byReference = new Map<string, ContentFile[]>();
  let directory = '';
  let files: ContentFile[] = [];
  for (const [path, entry] of tree.entries) {
    // Entries are sorted, so those of one directory follow each other.
    if (directory === '' || !path.startsWith(directory)) {
      const reference = referenceOfPath(path);
      directory = reference === undefined ? '' : `${directoryOf(reference)}/`;
      // A file may bear the name of a directory of assets.
      if (reference === undefined || !path.startsWith(directory)) continue;
      files = [];
      byReference.set(printReference(reference), files);
    }
    // Not the size: a work tree looks each one up when it is asked for.
    files.push({ path: path.slice(directory.length), mode: entry.mode, id: entry.id });
  }
  return byReference;
}

/** The files of one asset or twin in a tree, documentation included. */
export function filesOf(tree: Tree, reference: string): readonly ContentFile[] {
  const parsed = parseReference(reference);
  if (!parsed) throw new Error(`${reference} is not a reference`);
  const directory = `${directoryOf(parsed)}/`;
  const files: ContentFile[] = [];
  for (const [path, entry] of tree.entries) {
    if (path.startsWith(directory))
      files.push({ path: path.slice(directory.length), mode: entry.mode, id: entry.id });
  }
  return files;
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
  return createHash('sha256').update(lines.join('')).digest('hex');
}
