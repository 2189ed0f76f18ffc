import type { Hash } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isPlainPath, type Tree } from '@dtaas/model';
import { makeFolder } from '@dtaas/processes';
import { contentDiffers, pathUnsafe } from '../failures.ts';
import type { Chunks } from '../git/blobs.ts';
import type { SourceTree } from './source-tree.ts';

export interface WrittenFile {
  /** Path in the tree. */
  readonly from: string;
  /** Path below the directory that is written. */
  readonly to: string;
  readonly mode: '100644' | '100755' | '120000';
  /** The hash that the bytes must have. */
  readonly expected: { readonly hash: () => Hash; readonly digest: string };
}

export interface WriteOptions {
  readonly permissions: { readonly file: number; readonly program: number; readonly directory: number };
  /** Wait until the bytes are on the disk. Set it for a folder that counts as complete because it exists. */
  readonly durable: boolean;
}

/**
 * Writes files of a tree below `directory`, which must be new: no path or link leads out of it, and bytes that
 * don't have the expected hash are an error (`content-differs`).
 */
export async function writeFiles(
  tree: Tree | SourceTree,
  files: readonly WrittenFile[],
  directory: string,
  options: WriteOptions,
): Promise<void> {
  const byPath = new Map(files.map((file) => [file.from, file]));
  const made = new Set<string>();
  const write = async (from: string, chunks: Chunks): Promise<void> => {
    const file = byPath.get(from)!;
    if (!isPlainPath(file.to)) throw pathUnsafe({ path: from, what: 'has a path that leads elsewhere' });
    const target = join(directory, file.to);
    const parent = dirname(target);
    makeFolders(directory, parent, options.permissions.directory, made);
    const hash = file.expected.hash();
    if (file.mode === '120000') await writeLink(file, target, chunks, hash);
    else await writeBytes(file, target, chunks, hash, options);
    if (hash.digest('hex') !== file.expected.digest) throw contentDiffers({ path: from });
  };
  if ('stream' in tree) await tree.stream([...byPath.keys()], write);
  else for (const path of byPath.keys()) await write(path, [tree.read(path)]);
}

/** Makes `folder` and its missing parents below `top`, which exists. */
function makeFolders(top: string, folder: string, mode: number, made: Set<string>): void {
  if (folder === top || made.has(folder)) return;
  makeFolders(top, dirname(folder), mode, made);
  makeFolder(folder, mode);
  made.add(folder);
}

async function writeBytes(
  { mode }: WrittenFile,
  target: string,
  chunks: Chunks,
  hash: Hash,
  { permissions, durable }: WriteOptions,
): Promise<void> {
  const file = openSync(target, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      // Copying into the page cache is faster than handing each chunk to another thread.
      writeFileSync(file, chunk);
    }
    fchmodSync(file, mode === '100755' ? permissions.program : permissions.file);
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

async function writeLink(file: WrittenFile, target: string, chunks: Chunks, hash: Hash): Promise<void> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) {
    hash.update(chunk);
    parts.push(chunk);
  }
  const destination = Buffer.concat(parts).toString();
  if (!staysInside(file.to, destination))
    throw pathUnsafe({ path: file.from, what: `is a link to ${destination}` });
  symlinkSync(destination, target);
}

/**
 * Whether a link at `path` leads to something in its own tree. `..` may only stand at the beginning, where it leads up real
 * folders; after a name it could lead out of another link's destination.
 */
export function staysInside(path: string, destination: string): boolean {
  const parts = destination.split('/');
  const up = parts.findIndex((part) => part !== '..');
  const down = up < 0 ? [] : parts.slice(up);
  const depth = path.split('/').length - 1;
  return (up < 0 ? parts.length : up) <= depth && (down.length === 0 || isPlainPath(down.join('/')));
}
