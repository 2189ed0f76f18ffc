import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeEntry } from '@dtaas/model';
import { readBlobs, streamBlobs } from './blobs.ts';
import { changedWhileRead, readWithoutFollowing, streamWithoutFollowing } from './files.ts';
import { blobId } from './object-id.ts';
import type { Repository } from './open.ts';
import { inOrder, type SourceTree, submoduleHasNoBytes, unknownPath } from './source-tree.ts';

/**
 * The files as they stand: tracked ones and those that are neither tracked nor ignored. Ids come from git's index
 * where it knows that a file hasn't changed; what has is hashed by git, so that its filters (line ends, LFS) apply
 * and the id is the one that a commit would have. Symbolic links are entries, never followed.
 */
export async function readWorkTree(repository: Repository): Promise<SourceTree> {
  const { root, git } = repository;
  // Side by side: most of the time goes into looking through every folder for what isn't tracked.
  const [tracked, untracked] = await Promise.all([
    git.run(['ls-files', '-z', '-t', '-s', '-m', '-d']),
    git.run(['ls-files', '-z', '-o', '--exclude-standard']),
  ]);
  const { clean, dirty } = parseTracked(repository, tracked.toString());
  for (const path of untracked.toString().split('\0')) {
    // A directory here is another repository's clone: not ours.
    if (path !== '' && !path.endsWith('/')) dirty.add(path);
  }
  const hashed = await hashFiles(repository, dirty);
  const entries: ReadonlyMap<string, TreeEntry> = inOrder([...clean, ...hashed]);

  function entryOf(path: string): TreeEntry {
    const entry = entries.get(path);
    if (!entry) throw unknownPath(path);
    if (entry.mode === '160000') throw submoduleHasNoBytes(path);
    return entry;
  }
  // A sparse checkout leaves out files that belong to the tree all the same: those come from git.
  const isLeftOut = (path: string) => entries.get(path) instanceof LeftOutFile;

  return {
    entries,
    read(path) {
      const { id, mode } = entryOf(path);
      if (isLeftOut(path)) return readBlobs(git, [id]).get(id)!;
      return mode === '120000' ? linkBytes(join(root, path)) : readWithoutFollowing(join(root, path));
    },
    async stream(paths, write) {
      for (const path of paths) {
        const { id, mode } = entryOf(path);
        if (isLeftOut(path)) await streamBlobs(git, [id], (_, chunks) => write(path, chunks));
        else if (mode === '120000') await write(path, once(linkBytes(join(root, path))));
        else await write(path, streamWithoutFollowing(join(root, path)));
      }
    },
  };
}

/** Entries of files that are as the index knows them, and the paths of those that differ. */
interface Tracked {
  readonly clean: readonly [string, TreeEntry][];
  readonly dirty: Set<string>;
}

/**
 * `ls-files -t -s -m -d -z`: `H <mode> <id> <stage>\t<path>` for what is tracked (`S` left out by a sparse checkout, `M` in
 * conflict), again with `C` where it differs from the index and with `R` where it is gone.
 */
function parseTracked(repository: Repository, listed: string): Tracked {
  const known: [string, TreeEntry][] = [];
  const dirty = new Set<string>();
  const gone = new Set<string>();
  // By places in the one text, since thousands of lines pass here.
  for (
    let start = 0, end = listed.indexOf('\0');
    end > 0;
    start = end + 1, end = listed.indexOf('\0', start)
  ) {
    const tag = listed[start];
    const path = listed.slice(listed.indexOf('\t', start) + 1, end);
    const mode = listed.slice(start + 2, start + 8) as TreeEntry['mode'];
    if (tag === 'R') gone.add(path);
    else if (tag === 'M' || (tag === 'C' && mode !== '160000')) dirty.add(path);
    else if (tag === 'H' || tag === 'S') {
      const id = listed.slice(start + 9, listed.indexOf(' ', start + 9));
      known.push([path, new (tag === 'S' ? LeftOutFile : CleanFile)(repository, path, mode, id)]);
    }
  }
  const clean =
    gone.size + dirty.size === 0 ? known : known.filter(([path]) => !gone.has(path) && !dirty.has(path));
  for (const path of gone) dirty.delete(path);
  return { clean, dirty };
}

/** As the index knows it. The size is asked for when somebody wants it: of thousands of files only a few matter. */
class CleanFile implements TreeEntry {
  readonly mode: TreeEntry['mode'];
  readonly id: string;
  protected readonly repository: Repository;
  private readonly path: string;

  constructor(repository: Repository, path: string, mode: TreeEntry['mode'], id: string) {
    this.repository = repository;
    this.path = path;
    this.mode = mode;
    this.id = id;
  }

  get size(): number {
    if (this.mode === '160000') return 0;
    return lstatSync(join(this.repository.root, this.path), { throwIfNoEntry: false })?.size ?? 0;
  }
}

/** Tracked, but a sparse checkout keeps it off the disk. */
class LeftOutFile extends CleanFile {
  override get size(): number {
    return Number(this.repository.git.runSync(['cat-file', '-s', this.id]));
  }
}

/** Entries of files that the index doesn't know as they are. What vanishes meanwhile is left out. */
async function hashFiles(repository: Repository, paths: Iterable<string>): Promise<[string, TreeEntry][]> {
  const { root, objectFormat, git } = repository;
  const found = [...paths].flatMap((path) => {
    const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stat && (stat.isFile() || stat.isSymbolicLink()) ? [{ path, stat }] : [];
  });
  // A line of `--stdin-paths` ends at a newline, so a path with one can't stand there.
  const files = found.filter(({ path, stat }) => stat.isFile() && !path.includes('\n'));
  if (found.length === 0) return [];
  const input = files.map(({ path }) => `${path}\n`).join('');
  const { code, stdout } = await git.attempt(['hash-object', '--stdin-paths'], { input });
  const ids = new Map(
    stdout
      .toString()
      .split('\n')
      .map((id, index) => [files[index]?.path, id]),
  );
  if (code !== 0) for (const { path } of files) ids.delete(path);

  const entries: [string, TreeEntry][] = [];
  for (const { path, stat } of found) {
    if (stat.isSymbolicLink()) {
      const id = blobId(objectFormat, linkBytes(join(root, path)));
      entries.push([path, { mode: '120000', id, size: stat.size }]);
    } else {
      const mode = stat.mode & 0o100 ? '100755' : '100644';
      const id = ids.get(path) ?? (await hashOne(repository, path));
      if (id !== undefined) entries.push([path, { mode, id, size: stat.size }]);
    }
  }
  return entries;
}

/** For the rare file that git couldn't hash along with the others: `undefined` where it is gone. */
async function hashOne(repository: Repository, path: string): Promise<string | undefined> {
  try {
    return await repository.git.text(['hash-object', '--', path]);
  } catch (cause) {
    if (lstatSync(join(repository.root, path), { throwIfNoEntry: false })) throw cause;
    return undefined;
  }
}

function linkBytes(file: string): Buffer {
  try {
    return readlinkSync(file, { encoding: 'buffer' });
  } catch (cause) {
    throw changedWhileRead(file, cause);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
