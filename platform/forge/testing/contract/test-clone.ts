import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type TestFiles = Readonly<Record<string, string>>;

/** What somebody who pushes has: a clone, and plain git. */
export interface TestClone {
  git(...args: readonly string[]): Promise<string>;
  /** Commits files on top of a commit, by default the first one of `main`, and pushes the commit to a branch. Answers its id. */
  push(
    branch: string,
    files: TestFiles,
    options?: { readonly on?: string; readonly as?: string },
  ): Promise<string>;
  /** The commit of a branch at the remote, or undefined. */
  tip(branch: string, url?: string): Promise<string | undefined>;
  /** A file of a commit at the remote. Undefined if there is none. */
  file(commit: string, path: string): Promise<string | undefined>;
  remove(): void;
}

export async function testClone(url: string): Promise<TestClone> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-clone-'));
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run('git', args, { cwd: folder, env: environment(), maxBuffer: 1e8 });
    return stdout.trimEnd();
  };
  await git('clone', '-q', '--branch', 'main', url, '.');
  const first = await git('rev-parse', 'HEAD');
  return {
    git,
    async push(branch, files, { on = first, as = 'origin' } = {}) {
      // Somebody else may have made the commit.
      await git('cat-file', '-e', on).catch(() => git('fetch', '-q', 'origin', on));
      await git('checkout', '-q', '--detach', on);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      await git('add', '-A');
      await git('commit', '-q', '--allow-empty', '-m', `Change ${Object.keys(files).join(', ')}`);
      await git('push', '-q', as, `HEAD:refs/heads/${branch}`);
      return git('rev-parse', 'HEAD');
    },
    async tip(branch, at = 'origin') {
      const line = await git('ls-remote', at, `refs/heads/${branch}`);
      return line === '' ? undefined : line.slice(0, 40);
    },
    async file(commit, path) {
      await git('fetch', '-q', 'origin', commit);
      return git('show', `${commit}:${path}`).catch(() => undefined);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.org',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.org',
  };
}
