import { DtaasError, type Tree, type TreeEntry } from '@dtaas/model';
import type { Chunks } from '../git/blobs.ts';

/** A tree whose files can also be read as streams, so that big ones never stand in memory. */
export interface SourceTree extends Tree {
  /**
   * Calls `write` for each path, one after the other, with the file's bytes. It must read them to their end or throw.
   */
  stream(paths: readonly string[], write: (path: string, chunks: Chunks) => Promise<void>): Promise<void>;
}

/** Entries in the order of their paths' code units, which `Tree` promises and git (it compares bytes) does not. */
export function inOrder(entries: [string, TreeEntry][]): ReadonlyMap<string, TreeEntry> {
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The entry of a file. Asking for a path without an entry is a mistake of the program, not of a person. */
export function fileIn(entries: Tree['entries'], path: string): TreeEntry {
  const entry = entries.get(path);
  if (!entry) throw new Error(`${path} is not in this tree`);
  if (entry.mode === '160000') throw submoduleHasNoBytes(path);
  return entry;
}

export function submoduleHasNoBytes(path: string): DtaasError {
  return new DtaasError({
    code: 'submodule',
    message: `${path} is a git submodule.`,
    hint: 'Put the files themselves into the repository, or name the other repository as a source in platform.yaml.',
  });
}
