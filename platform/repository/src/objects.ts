import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { committer } from './identity.ts';
import type { Repository } from './open.ts';

/** What is kept must be on the disk before a ref names it; by default git leaves loose objects to the system. */
const durable = ['-c', 'core.fsync=committed,loose-object,reference', '-c', 'core.fsyncMethod=batch'];

/** Stores bytes as a blob; answers its id. */
export function writeBlob({ git }: Repository, bytes: string | Uint8Array): Promise<string> {
  return git.text([...durable, 'hash-object', '-w', '--stdin'], { input: bytes });
}

export interface FileEntry {
  readonly path: string;
  readonly mode: '100644' | '100755';
  readonly id: string;
}

/**
 * Makes the tree of these files on top of the tree `base`, in an index of its own, so that the user's stays as it
 * is. Answers the tree's id.
 */
export async function writeTree(
  { git }: Repository,
  files: readonly FileEntry[],
  base?: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (base !== undefined) await git.run(['read-tree', base], { env });
    const input = files.map(({ mode, id, path }) => `${mode} ${id}\t${path}\0`).join('');
    await git.run(['update-index', '--add', '-z', '--index-info'], { env, input });
    return await git.text([...durable, 'write-tree'], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a tree without directories. */
export function writeFlatTree({ git }: Repository, files: readonly FileEntry[]): Promise<string> {
  const input = files.map(({ mode, id, path }) => `${mode} blob ${id}\t${path}\0`).join('');
  return git.text([...durable, 'mktree', '-z'], { input });
}

export async function writeCommit(
  repository: Repository,
  { tree, parents = [], message }: { tree: string; parents?: readonly string[]; message: string },
): Promise<string> {
  const args = [...durable, 'commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return repository.git.text(args, { input: message, env: await committer(repository) });
}
