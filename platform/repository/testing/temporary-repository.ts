import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type FileEntry, treesOf } from '@dtaas/model';
import { onTestFinished } from 'vitest';
import { gitIn } from '../src/git/git.ts';
import { commitOf } from '../src/git/objects.ts';
import { openRepository, type Repository } from '../src/open.ts';

/** For tests: a folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-repository-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** For tests: a real clone with these files committed. */
export async function temporaryRepository(
  files: Files = { 'platform.yaml': 'name: test\n' },
): Promise<Repository> {
  const folder = temporaryFolder();
  await gitIn(folder).run(['init', '-q', '-b', 'main']);
  const repository = await openRepository(folder);
  await commitFiles(repository, files);
  return repository;
}

/** Commits all files as they stand, after writing `files`; answers the commit's id. */
export async function commitFiles(repository: Repository, files: Files, message = 'Change'): Promise<string> {
  writeFiles(repository.root, files);
  await repository.git.run(['add', '-A', '.']);
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await repository.git.run([...identity, 'commit', '-q', '--allow-empty', '-m', message]);
  return repository.git.text(['rev-parse', 'HEAD']);
}

/** Stores bytes as a blob; returns its id. */
export function writeBlob({ git }: Repository, bytes: string | Uint8Array): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], bytes);
}

/** Stores a commit of the tree, or of these files; returns its id. */
export async function writeCommit(
  repository: Repository,
  { tree, files = [] }: { tree?: string; files?: readonly FileEntry[] },
): Promise<string> {
  const trees = tree === undefined ? treesOf(repository.objectFormat, files) : [];
  const commit = commitOf(repository, { tree: tree ?? trees.at(-1)!.id, message: 'By a stranger\n' });
  for (const object of [...trees, commit])
    await repository.git.text(['hash-object', '-w', '-t', object.type, '--stdin'], object.bytes);
  return commit.id;
}

/** For tests: a snapshot's directory, as the runner makes it. */
export function writeSnapshot(folder: string, files: Files, component = 'controller'): void {
  const saved: Record<string, object> = {};
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    saved[path] = { sha256, size: bytes.length, mode: 0o600 };
    writeFiles(folder, { [`components/${component}/${path}`]: bytes });
  }
  const components = {
    [component]: { asset: 'functions/controller', version: '1.0.0', files: saved, outputs: {} },
  };
  const manifest = { format: 1, clock: { mode: 'wall', t: 0 }, inFlight: {}, components, values: {} };
  writeFiles(folder, { 'manifest.json': JSON.stringify(manifest) });
}
