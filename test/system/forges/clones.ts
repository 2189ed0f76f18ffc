import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { counterPlatform } from '../../../platform/deploy/testing/counter.ts';
import type { Hosted } from './hosts.ts';

type Files = Readonly<Record<string, string>>;

/**
 * A clone of a repository whose main has a platform and an asset.
 *
 * @param more lines of `spec` of platform.yaml
 */
export async function begunClone(hosted: Hosted, more = ''): Promise<string> {
  const clone = await cloneOf(hosted);
  const url = hosted.environment['DTAAS_FORGE_URL'];
  const platform = `${more}  forges:\n    - {kind: ${hosted.kind}, url: "${url}"}\n`;
  const files = Object.entries(counterPlatform({ platform })).filter(([path]) => !path.startsWith('twins/'));
  write(clone, Object.fromEntries(files));
  await commit(clone, 'Begin');
  await git(clone, 'push', '-q', hosted.direct, 'HEAD:refs/heads/main');
  await git(clone, 'fetch', '-q', hosted.direct, '+refs/heads/*:refs/remotes/origin/*');
  return clone;
}

/** A new clone of what the server has now, made past the proxy. Its remote leads through the proxy. */
export async function cloneOf({ direct, remote }: Pick<Hosted, 'direct' | 'remote'>): Promise<string> {
  const folder = temporaryFolder();
  await git(folder, 'clone', '-q', '--branch', 'main', direct, '.');
  await git(folder, 'remote', 'set-url', 'origin', remote);
  await git(folder, 'config', 'user.name', 'Test');
  await git(folder, 'config', 'user.email', 'test@example.org');
  return folder;
}

/** Pushes what the branch has, past the proxy, and opens its pull request. */
export async function proposed({ direct, forge }: Hosted, clone: string, branch: string) {
  await git(clone, 'push', '-q', direct, branch);
  return forge.ensurePullRequest({ head: branch, base: 'main', title: `Run ${branch}`, body: '' });
}

/** Commits files on a new branch. */
export async function change(clone: string, branch: string, files: Files): Promise<void> {
  await git(clone, 'switch', '-q', '-c', branch);
  write(clone, files);
  await commit(clone, `Run ${branch}`);
}

export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-cuts-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export function write(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function commit(clone: string, message: string): Promise<void> {
  await git(clone, 'add', '-A');
  await git(clone, 'commit', '-q', '-m', message);
}

/** The server may be in this process, so git is not waited for in place. */
async function git(cwd: string, ...words: readonly string[]): Promise<void> {
  await promisify(execFile)('git', words, { cwd });
}
