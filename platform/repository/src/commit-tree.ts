import type { TreeEntry } from '@dtaas/model';
import { readBlobs, streamBlobs } from './blobs.ts';
import { resolveCommit } from './commits.ts';
import type { Repository } from './open.ts';
import { inOrder, type SourceTree, submoduleHasNoBytes, unknownPath } from './source-tree.ts';

export interface CommitTree extends SourceTree {
  /** The commit's id. */
  readonly commit: string;
}

export interface CommitTreeOptions {
  /** Only what lies under these paths. */
  readonly under?: readonly string[];
  /** Files that are read together when the first of them is asked for; by default, configuration (YAML and locks). */
  readonly prefetch?: (path: string) => boolean;
}

/** Larger files are read only when they are asked for. */
const prefetchBytes = 256 * 1024;
const configurationFile = /\.ya?ml$|(^|\/)twin\.lock$/;

/**
 * The tree of a commit. Listing it costs one git call, the first file that matters a second one.
 *
 * Errors: those of `resolveCommit`.
 */
export async function readCommitTree(
  repository: Repository,
  rev: string,
  options: CommitTreeOptions = {},
): Promise<CommitTree> {
  const commit = await resolveCommit(repository, rev);
  return { commit, ...(await readTreeObject(repository, commit, options)) };
}

/** Like `readCommitTree` for any commit or tree id that is known to exist. */
export async function readTreeObject(
  repository: Repository,
  id: string,
  { under = [], prefetch = isConfiguration }: CommitTreeOptions = {},
): Promise<SourceTree> {
  return listedTree(repository, await repository.git.run(listing(id, under)), prefetch);
}

/** Like `readTreeObject`, at once: for what asks seldom and can't wait. */
export function treeAt(
  repository: Repository,
  id: string,
  { under = [], prefetch = isConfiguration }: CommitTreeOptions = {},
): SourceTree {
  return listedTree(repository, repository.git.runSync(listing(id, under)), prefetch);
}

function listing(id: string, under: readonly string[]): readonly string[] {
  return ['ls-tree', '-r', '-z', '-l', '--full-tree', id, '--', ...under];
}

function listedTree(repository: Repository, listed: Buffer, prefetch: (path: string) => boolean): SourceTree {
  const entries = inOrder(parseEntries(listed.toString()));
  const contents = new Map<string, Uint8Array>();

  function entryOf(path: string): TreeEntry {
    const entry = entries.get(path);
    if (!entry) throw unknownPath(path);
    if (entry.mode === '160000') throw submoduleHasNoBytes(path);
    return entry;
  }

  function load(path: string, entry: TreeEntry): Uint8Array {
    const wanted = new Set([entry.id]);
    if (prefetch(path)) {
      for (const [other, { id, mode, size }] of entries) {
        if (mode !== '160000' && size <= prefetchBytes && prefetch(other)) wanted.add(id);
      }
    }
    for (const [id, bytes] of readBlobs(repository.git, [...wanted])) contents.set(id, bytes);
    return contents.get(entry.id)!;
  }

  return {
    entries,
    read(path) {
      const entry = entryOf(path);
      return contents.get(entry.id) ?? load(path, entry);
    },
    stream(paths, write) {
      const ids = paths.map((path) => entryOf(path).id);
      return streamBlobs(repository.git, ids, (index, chunks) => write(paths[index]!, chunks));
    },
  };
}

function isConfiguration(path: string): boolean {
  return configurationFile.test(path);
}

/** Lines of `ls-tree -l -z`: `<mode> <type> <id> <size padded, - for a submodule>\t<path>`. */
function* parseEntries(listed: string): Generator<[string, TreeEntry]> {
  for (const line of listed.split('\0')) {
    if (line === '') continue;
    const tab = line.indexOf('\t');
    const [mode, , id, size] = line.slice(0, tab).split(/ +/);
    yield [
      line.slice(tab + 1),
      { mode: mode as TreeEntry['mode'], id: id!, size: size === '-' ? 0 : Number(size) },
    ];
  }
}
