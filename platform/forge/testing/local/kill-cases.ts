import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Forge } from '../../src/forge.ts';
import { openLocal } from '../../src/local/open-local.ts';
import { type TestClone, testClone } from '../contract/test-clone.ts';
import { bareRepository, markKey } from './local-under-test.ts';

/**
 * A command is killed before each of its calls of git, with everything that it has done until then. Asked again, the forge does the rest:
 * nothing is there twice, and nothing half.
 */

let folder: string;
let script: string;
let path: string;
let forge: Forge;
let clone: TestClone;

async function begin(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-kills-'));
  script = join(folder, 'act.mjs');
  const require = "import{createRequire as r}from'node:module';const require=r(import.meta.url);";
  await build({
    entryPoints: [fileURLToPath(new URL('./act.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: require },
    outfile: script,
    logLevel: 'error',
  });
  path = bareRepository(folder, 'killed');
  forge = await openLocal({ repository: path, markKey, account: 'owner' });
  clone = await testClone(path);
  writeFileSync(join(folder, 'git'), killingGit(), { mode: 0o755 });
}

function end(): void {
  clone.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** A git that counts its calls, and kills its caller before one of them. */
function killingGit(): string {
  const real = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
  return `#!/bin/sh
n=$(($(cat "$CALLS") + 1)); echo $n > "$CALLS"
if [ "$n" = "$KILL_AT" ]; then kill -9 $PPID; exit 1; fi
exec ${real} "$@"
`;
}

/** Does an act in a process of its own; answers whether it lived to the end. */
function act(at: number, words: readonly string[]): Promise<boolean> {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '0');
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, CALLS: calls, KILL_AT: String(at) };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, path, markKey, ...words], { env }, (error, _, stderr) => {
      if (error === null) resolve(true);
      else if (error.signal === 'SIGKILL') resolve(false);
      else reject(new Error(stderr));
    });
  });
}

/** Kills at the first call, or at the first of each `stride`, and so on, until the act ends before it is killed. */
async function atCalls(
  stride: number,
  words: (name: string) => Promise<readonly string[]>,
  then: (name: string, words: readonly string[]) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at += stride) {
    const name = `k${at}`;
    const given = await words(name);
    const lived = await act(at, given);
    await then(name, given);
    if (lived) return at - 1;
  }
}

async function proposed(branch: string) {
  await clone.push(branch, { [`${branch}.txt`]: branch });
  return forge.ensurePullRequest({ head: branch, base: 'main', title: branch, body: '' });
}

/** @param stride 1 for a kill before each call of git, 5 for one before each fifth */
export function killCases(stride: number): void {
  beforeAll(begin);
  afterAll(end);

  test('a merge has happened, or it has not', async () => {
    const words = async (name: string) => {
      const { number, head } = await proposed(`merge-${name}`);
      return ['merge', String(number), head.commit];
    };
    const calls = await atCalls(stride, words, async (name, [, number = '', head = '']) => {
      const before = await forge.pullRequest(Number(number));
      const main = (await clone.tip('main')) ?? '';
      const has = (await clone.file(main, `merge-${name}.txt`)) !== undefined;
      expect(before.state).toBe(has ? 'merged' : 'open');
      const merged = await forge.merge(Number(number), { head });
      expect(merged).toMatchObject({ state: 'merged', mergeCommit: await clone.tip('main') });
      if (has) expect(merged).toEqual(before);
      expect(await forge.pullRequestsOf(head)).toEqual([merged]);
    });
    expect(calls).toBeGreaterThanOrEqual(10);
  }, 300_000);

  test('there is one comment', async () => {
    const words = async (name: string) => ['comment', String((await proposed(`comment-${name}`)).number)];
    await atCalls(stride, words, async (_, [, number = '']) => {
      const on = { number: Number(number) };
      await forge.ensureComment(on, { topic: 'review', body: 'All is well.' });
      expect(await forge.comments(on)).toHaveLength(1);
    });
  }, 300_000);

  test('there is one comment of the account itself', async () => {
    const killed = await openLocal({ repository: path, markKey, account: 'killed' });
    const words = async (name: string) => ['say', String((await proposed(`say-${name}`)).number)];
    await atCalls(stride, words, async (_, [, number = '']) => {
      const on = { number: Number(number) };
      await killed.ensureLastComment(on, '/dtaas approve');
      expect(await forge.comments(on)).toHaveLength(1);
    });
  }, 300_000);

  test('there is one pull request, and its number is used once', async () => {
    const words = async (name: string) => {
      await clone.push(`propose-${name}`, { [`propose-${name}.txt`]: name });
      return ['propose', '', `propose-${name}`];
    };
    await atCalls(stride, words, async (name) => {
      const head = `propose-${name}`;
      const one = await forge.ensurePullRequest({ head, base: 'main', title: 'Killed', body: '' });
      expect(await forge.pullRequests({ state: 'all', head })).toEqual([one]);
    });
    const numbers = (await forge.pullRequests({ state: 'all' })).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  }, 300_000);

  test('there is one commit with all the files', async () => {
    const from = (await clone.tip('main')) ?? '';
    const words = async (name: string) => ['files', from, `files-${name}`];
    await atCalls(stride, words, async (name) => {
      const branch = `files-${name}`;
      const files = { 'a/b.txt': branch };
      const commit = await forge.ensureFiles({ branch, from, message: 'x', files });
      expect(await clone.tip(branch)).toBe(commit);
      expect(await clone.file(commit, 'a/b.txt')).toBe(branch);
      expect(await clone.git('rev-list', '--count', `${from}..${commit}`)).toBe('1');
    });
  }, 300_000);

  test('there is one fork, and it is whole', async () => {
    const words = async (name: string) => ['fork', '', name];
    await atCalls(stride, words, async (name) => {
      const fork = await forge.ensureFork(name);
      expect(fork.repository).toBe(path.replace(/\.git$/, `.${name}.git`));
      expect(await clone.tip('main', fork.repository)).toBe(await clone.tip('main'));
      expect(await clone.tip('dtaas-forge', fork.repository)).toBeUndefined();
    });
  }, 300_000);

  test('there is one issue', async () => {
    const words = async (name: string) => ['issue', '', name];
    await atCalls(stride, words, async (name) => {
      const issue = { topic: name, title: 'Killed', body: 'x', state: 'open', labels: ['a'] } as const;
      const one = await forge.ensureIssue(issue);
      expect(await forge.ensureIssue(issue)).toEqual(one);
    });
  }, 300_000);

  test('the records are whole, as git sees them', async () => {
    execFileSync('git', ['fsck', '--strict', '--no-dangling'], { cwd: path, stdio: 'pipe' });
    expect(readFileSync(join(path, 'HEAD'), 'utf8')).toContain('main');
  });
}
