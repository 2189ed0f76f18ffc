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
  const listed = await git.run(['ls-files', '-z', '-t', '-s', '-o', '-m', '-d', '--exclude-standard']);
  const { clean, dirty } = parseListing(listed.toString());
  const entries = inOrder([
    ...[...clean].map(([path, file]): [string, TreeEntry] => [path, entryOfClean(repository, path, file)]),
    ...(await hashFiles(repository, dirty)),
  ]);

  function entryOf(path: string): TreeEntry {
    const entry = entries.get(path);
    if (!entry) throw unknownPath(path);
    if (entry.mode === '160000') throw submoduleHasNoBytes(path);
    return entry;
  }
  // A sparse checkout leaves out files that belong to the tree all the same: those come from git.
  const isLeftOut = (path: string) => clean.get(path)?.leftOut === true;

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

interface Listed {
  readonly mode: TreeEntry['mode'];
  readonly id: string;
  /** Tracked, but a sparse checkout keeps it off the disk. */
  readonly leftOut: boolean;
}

/**
 * `ls-files -t -s -o -m -d -z`: `H <mode> <id> <stage>\t<path>` for what is tracked (`S` left out, `M` in conflict),
 * again with `C` where it differs from the index and with `R` where it is gone; `? <path>` for what isn't tracked.
 */
function parseListing(listed: string): { clean: Map<string, Listed>; dirty: Set<string> } {
  const clean = new Map<string, Listed>();
  const dirty = new Set<string>();
  const gone = new Set<string>();
  for (const line of listed.split('\0')) {
    const tag = line[0];
    if (tag === '?') {
      // A directory here is another repository's clone: not ours.
      if (!line.endsWith('/')) dirty.add(line.slice(2));
    } else if (tag !== undefined) {
      const tab = line.indexOf('\t');
      const [, mode, id] = line.slice(0, tab).split(' ');
      const path = line.slice(tab + 1);
      if (tag === 'R') gone.add(path);
      else if (tag === 'M' || (tag === 'C' && mode !== '160000')) dirty.add(path);
      else if (tag === 'H' || tag === 'S') {
        clean.set(path, { mode: mode as TreeEntry['mode'], id: id!, leftOut: tag === 'S' });
      }
    }
  }
  for (const path of gone) dirty.delete(path);
  for (const path of [...gone, ...dirty]) clean.delete(path);
  return { clean, dirty };
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

/** The size is asked for when somebody wants it: of thousands of files only a few matter. */
function entryOfClean({ root, git }: Repository, path: string, { mode, id, leftOut }: Listed): TreeEntry {
  return {
    mode,
    id,
    get size() {
      if (mode === '160000') return 0;
      if (leftOut) return Number(git.runSync(['cat-file', '-s', id]));
      return lstatSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0;
    },
  };
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
