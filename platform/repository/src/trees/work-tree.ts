import { lstatSync, readlinkSync } from 'node:fs';
import { gitBlobId, isFormatFile, largestFile, type TreeEntry } from '@dtaas/model';
import { fileChanged } from '../failures.ts';
import { readBlobs, streamBlobs } from '../git/blobs.ts';
import { bytesOf, decodePaths, onDisk } from '../git/paths.ts';
import type { Repository } from '../open.ts';
import { readRegular, streamWithoutFollowing } from './files.ts';
import { fileIn, inOrder, type SourceTree } from './source-tree.ts';

/**
 * The files as they stand: tracked ones and those that are neither tracked nor ignored. Ids come from git's index
 * where it knows that a file hasn't changed; what has is hashed by git, so that its filters (line ends, LFS) apply
 * and the id is the one that a commit would have. Bytes are those of the id: of a file that hasn't changed they are what git
 * stores, whatever its filters made of them in the work tree. Symbolic links are entries, never followed.
 */
export async function readWorkTree(repository: Repository): Promise<SourceTree> {
  const { root, git, objectFormat } = repository;
  // Side by side: most of the time goes into looking through every folder for what isn't tracked.
  const [tracked, untracked] = await Promise.all([
    git.run(['ls-files', '-z', '-t', '-s', '-m', '-d']),
    git.run(['ls-files', '-z', '-o', '--exclude-standard']),
  ]);
  const { clean, dirty } = parseTracked(repository, decodePaths(tracked));
  for (const path of decodePaths(untracked).split('\0')) {
    // A directory here is another repository's clone: not ours.
    if (path !== '' && !path.endsWith('/')) dirty.add(path);
  }
  const hashed = await hashFiles(repository, dirty);
  const entries: ReadonlyMap<string, TreeEntry> = inOrder([...clean, ...hashed]);

  function readUpTo(path: string, most: number): Uint8Array | undefined {
    const entry = fileIn(entries, path);
    const { id, mode } = entry;
    if (entry instanceof LeftOutFile) {
      if (entry.size > most) return undefined;
    } else {
      const file = onDisk(root, path);
      const bytes = mode === '120000' ? linkBytes(file) : readRegular(file, most);
      // Hashing the file is cheaper than a call of git.
      if (!bytes || !isAsIndexed(entry) || gitBlobId(bytes, objectFormat) === id) return bytes;
    }
    return readBlobs(git, [id]).get(id)!;
  }

  return {
    entries,
    read: (path) => readUpTo(path, Number.POSITIVE_INFINITY)!,
    readUpTo,
    async stream(paths, write) {
      const asked = paths.map((path) => [path, fileIn(entries, path)] as const);
      const stored = asked.filter(([, entry]) => isAsIndexed(entry));
      await streamBlobs(
        git,
        stored.map(([path, { id }]) => [path, id]),
        write,
      );
      for (const [path, entry] of asked) {
        if (isAsIndexed(entry)) continue;
        const file = onDisk(root, path);
        if (entry.mode === '120000') await write(path, [linkBytes(file)]);
        else await write(path, streamWithoutFollowing(file));
      }
    },
  };
}

/** Entries of files that equal the index, and the paths of the files that differ from it. */
interface Tracked {
  readonly clean: readonly [string, TreeEntry][];
  readonly dirty: Set<string>;
}

/**
 * `ls-files -t -s -m -d -z`: `H <mode> <id> <stage>\t<path>` for a tracked file (`S` left out by a sparse checkout, `M` in
 * conflict), again with `C` if the file differs from the index, and with `R` if it is gone.
 */
function parseTracked(repository: Repository, listed: string): Tracked {
  const known: [string, TreeEntry][] = [];
  const dirty = new Set<string>();
  const gone = new Set<string>();
  const sizeOf = blobSizes(repository, () =>
    known.flatMap(([, entry]) => (entry instanceof LeftOutFile || entry.mode === '160000' ? [] : [entry.id])),
  );
  // By positions, since there may be thousands of lines.
  for (const line of listed.split('\0').slice(0, -1)) {
    const tag = line[0];
    const path = line.slice(line.indexOf('\t') + 1);
    const mode = line.slice(2, 8) as TreeEntry['mode'];
    if (tag === 'R') gone.add(path);
    else if (tag === 'M' || (tag === 'C' && mode !== '160000')) dirty.add(path);
    else if (tag === 'H' || tag === 'S') {
      const id = line.slice(9, line.indexOf(' ', 9));
      known.push([path, new (tag === 'S' ? LeftOutFile : CleanFile)(mode, id, sizeOf)]);
    }
  }
  const clean =
    gone.size + dirty.size === 0 ? known : known.filter(([path]) => !gone.has(path) && !dirty.has(path));
  for (const path of gone) dirty.delete(path);
  return { clean, dirty };
}

/** An entry from the index. The index doesn't have the size, which is read when it is needed. */
class CleanFile implements TreeEntry {
  readonly mode: TreeEntry['mode'];
  readonly id: string;
  readonly #sizeOf: (id: string) => number;

  constructor(mode: TreeEntry['mode'], id: string, sizeOf: (id: string) => number) {
    this.mode = mode;
    this.id = id;
    this.#sizeOf = sizeOf;
  }

  get size(): number {
    return this.mode === '160000' ? 0 : this.#sizeOf(this.id);
  }
}

/** True if git's index has the current file. */
export function isAsIndexed(entry: TreeEntry): boolean {
  return entry instanceof CleanFile;
}

/** Tracked, but a sparse checkout keeps it off the disk. */
class LeftOutFile extends CleanFile {}

/**
 * The stored size, which differs from the size on the disk if git converts a file. One call for all files on the disk, since
 * a caller usually needs many; a partial clone may have to fetch the others first.
 */
function blobSizes({ git }: Repository, ids: () => readonly string[]): (id: string) => number {
  const ask = (asked: readonly string[]): [string, number][] =>
    git
      .runSync(['cat-file', '--buffer', '--batch-check=%(objectname) %(objectsize)'], `${asked.join('\n')}\n`)
      .toString()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([id = '', size]) => [id, Number(size)]);
  let known: Map<string, number> | undefined;
  return (id) => {
    known ??= new Map(ask(ids()));
    return known.get(id) ?? ask([id])[0]![1];
  };
}

/** Entries of files that differ from the index. A file that vanishes meanwhile is left out. */
async function hashFiles(repository: Repository, paths: Iterable<string>): Promise<[string, TreeEntry][]> {
  const { root, objectFormat } = repository;
  const found = Array.from(paths, (path) => {
    const file = onDisk(root, path);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    const isTooLarge = stat !== undefined && stat.size > largestFile && isFormatFile(path);
    return { path, file, stat, isTooLarge };
  });
  const ids = await hashTogether(
    repository,
    found.flatMap(({ path, stat, isTooLarge }) => (stat?.isFile() && !isTooLarge ? [path] : [])),
  );
  const entries: [string, TreeEntry][] = [];
  for (const { path, file, stat, isTooLarge } of found) {
    if (stat?.isSymbolicLink())
      entries.push([path, { mode: '120000', id: gitBlobId(linkBytes(file), objectFormat), size: stat.size }]);
    if (!stat?.isFile()) continue;
    // A file that is refused for its size isn't hashed, since it may have terabytes of holes.
    const id = isTooLarge
      ? gitBlobId(Buffer.from(`${stat.size} bytes, changed at ${stat.mtimeMs}`), objectFormat)
      : (ids.get(path) ?? (await hashOne(repository, path)));
    if (id !== undefined)
      entries.push([path, { mode: stat.mode & 0o100 ? '100755' : '100644', id, size: stat.size }]);
  }
  return entries;
}

/** The ids of files by path, in one call; of none if git can't read one of them. */
async function hashTogether(
  { git }: Repository,
  all: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // A line of `--stdin-paths` ends at a newline, so a path with one can't stand there.
  const paths = all.filter((path) => !path.includes('\n'));
  if (paths.length === 0) return new Map();
  const input = Buffer.concat(paths.flatMap((path) => [bytesOf(path), Buffer.from('\n')]));
  const { code, stdout } = await git.attempt(['hash-object', '--stdin-paths'], input);
  const ids = stdout.toString().split('\n');
  return new Map(code === 0 ? paths.map((path, index) => [path, ids[index]!]) : []);
}

/** Hashes a file that git couldn't hash along with the others. `undefined` if the file is gone. */
async function hashOne(repository: Repository, path: string): Promise<string | undefined> {
  try {
    const file = onDisk(repository.root, path);
    // Arguments of a process must be text.
    if (typeof file !== 'string')
      return gitBlobId(readRegular(file, Number.POSITIVE_INFINITY)!, repository.objectFormat);
    return await repository.git.text(['hash-object', '--', path]);
  } catch (cause) {
    if (lstatSync(onDisk(repository.root, path), { throwIfNoEntry: false })) throw cause;
    return undefined;
  }
}

function linkBytes(file: string | Buffer): Buffer {
  try {
    return readlinkSync(file, { encoding: 'buffer' });
  } catch (cause) {
    throw fileChanged({ file, cause });
  }
}
