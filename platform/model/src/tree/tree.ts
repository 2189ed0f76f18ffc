/**
 * A tree of files as git sees it, at a commit or in the work tree. Reading is lazy, so a tree of a thousand
 * assets costs nothing until a file is asked for. `platform/repository` makes them from git; tests from literals.
 */
export interface Tree {
  /** Every file and symbolic link, by its path from the root with `/`, in the order of its code units. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** The bytes of a file. Throws for a path that isn't an entry. */
  read(path: string): Uint8Array;
  /** The same, but `undefined` for a file of more than `most` bytes, which is not read. */
  readUpTo(path: string, most: number): Uint8Array | undefined;
}

export interface TreeEntry {
  /** git's mode: `100644`, `100755`, `120000` (a symbolic link), `160000` (a submodule). */
  readonly mode: '100644' | '100755' | '120000' | '160000';
  /** git's blob id of the content: 40 or 64 hex digits. */
  readonly id: string;
  /** Size in bytes. */
  readonly size: number;
}
