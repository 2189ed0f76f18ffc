import type { TreeEntry } from '@dtaas/model';
import { readBlobs, streamBlobs } from '../git/blobs.ts';
import { resolveCommit } from '../git/commits.ts';
import { decodePaths } from '../git/paths.ts';
import type { Repository } from '../open.ts';
import { fileIn, inOrder, type SourceTree } from './source-tree.ts';

/** A larger file is read only when a caller reads it. */
const prefetchBytes = 256 * 1024;
/** How many files are read along with the first one. Each later read takes more of them at a time. */
const firstAhead = 16;
/** How many files of an asset or a twin are read along with one of them. */
const mostBeside = 64;
/** Files that are read along with the first one of them. */
const configurationFile = /\.ya?ml$|(^|\/)twin\.lock$/;

/**
 * The tree of a commit. Listing it costs one git call, reading one of its files a second one, reading all of them in order a
 * few more; a tree that was read just before costs none.
 *
 * Errors: those of `resolveCommit`.
 */
export async function readCommitTree(
  repository: Repository,
  rev: string,
  { under }: { readonly under?: readonly string[] } = {},
): Promise<SourceTree & { readonly commit: string }> {
  const commit = await resolveCommit(repository, rev);
  return { commit, ...(await readTreeObject(repository, commit, under)) };
}

/** Like `readCommitTree` for any commit or tree id that is known to exist. */
export async function readTreeObject(
  repository: Repository,
  id: string,
  under?: readonly string[],
): Promise<SourceTree> {
  const name = nameOf(repository, id, under);
  return keptTrees.get(name) ?? keep(name, repository, await repository.git.run(listing(id, under)));
}

/** Like `readTreeObject`, synchronously. */
export function treeAt(repository: Repository, id: string, under?: readonly string[]): SourceTree {
  const name = nameOf(repository, id, under);
  return keptTrees.get(name) ?? keep(name, repository, repository.git.runSync(listing(id, under)));
}

/** What an id names never changes. The trees that were read last stay with what was read of their files, unless they are large. */
const keptTrees = new Map<string, SourceTree>();
const mostTrees = 16;
const mostBytes = 8 * 1024 * 1024;

/** By folder, because a clone may be open twice. */
function nameOf({ root }: Repository, id: string, under: readonly string[] = []): string {
  return [root, id, ...under].join('\0');
}

function keep(name: string, repository: Repository, listed: Buffer): SourceTree {
  const tree = listedTree(repository, listed);
  const bytes = [...tree.entries.values()].reduce((sum, { size }) => sum + size, 0);
  if (bytes > mostBytes) return tree;
  keptTrees.set(name, tree);
  const [oldest] = keptTrees.keys();
  if (keptTrees.size > mostTrees && oldest !== undefined) keptTrees.delete(oldest);
  return tree;
}

/** @param under list only the files under these paths */
function listing(id: string, under: readonly string[] = []): readonly string[] {
  return ['ls-tree', '-r', '-z', '-l', '--full-tree', id, '--', ...under];
}

function listedTree(repository: Repository, listed: Buffer): SourceTree {
  const entries = inOrder(parseEntries(decodePaths(listed)));
  const contents = new Map<string, Uint8Array>();
  let ahead = firstAhead;

  function load(path: string, entry: TreeEntry): Uint8Array {
    const wanted = configurationFile.test(path) ? configurationFrom(path) : filesBeside(path);
    wanted.add(entry.id);
    for (const [id, bytes] of readBlobs(repository.git, [...wanted])) contents.set(id, bytes);
    return contents.get(entry.id)!;
  }

  function configurationFrom(first: string): Set<string> {
    const ids = new Set<string>();
    for (const [path, { id, mode, size }] of entries) {
      const isWanted = path >= first && configurationFile.test(path);
      if (!isWanted || mode === '160000' || size > prefetchBytes) continue;
      ids.add(id);
      if (ids.size >= ahead) break;
    }
    ahead *= 16;
    return ids;
  }

  /** The other files of the same asset or twin: who reads one of them mostly reads all. */
  function filesBeside(path: string): Set<string> {
    const directory = `${path.split('/', 3).join('/')}/`;
    const ids = new Set<string>();
    for (const [other, { id, mode, size }] of entries) {
      const isWanted = other.startsWith(directory) && !configurationFile.test(other) && !contents.has(id);
      if (!isWanted || !mode.startsWith('100') || size > prefetchBytes) continue;
      ids.add(id);
      if (ids.size === mostBeside) break;
    }
    return ids;
  }

  return {
    entries,
    read(path) {
      const entry = fileIn(entries, path);
      return contents.get(entry.id) ?? load(path, entry);
    },
    readUpTo(path, most) {
      return fileIn(entries, path).size > most ? undefined : this.read(path);
    },
    stream(paths, write) {
      const blobs = paths.map((path) => [path, fileIn(entries, path).id] as const);
      return streamBlobs(repository.git, blobs, write);
    },
  };
}

/** `ls-tree -l -z`: `<mode> <type> <id> <size padded, - for a submodule>\t<path>`. */
function parseEntries(listed: string): [string, TreeEntry][] {
  const lines = listed.split('\0').slice(0, -1);
  // By positions, since there may be thousands of lines.
  return lines.map((line) => {
    const idAt = line.indexOf(' ', 7) + 1;
    const sizeAt = line.indexOf(' ', idAt) + 1;
    const tab = line.indexOf('\t', sizeAt);
    const mode = line.slice(0, 6) as TreeEntry['mode'];
    const size = mode === '160000' ? 0 : Number(line.slice(sizeAt, tab));
    return [line.slice(tab + 1), { mode, id: line.slice(idAt, sizeAt - 1), size }];
  });
}
