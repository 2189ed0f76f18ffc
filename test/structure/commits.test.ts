import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Result {
  readonly skipped?: string;
  readonly wrong?: readonly (readonly [id: string, subject: string])[];
}
const script = fileURLToPath(new URL('../../scripts/commits.mjs', import.meta.url));
const { longSubjects } = (await import(script)) as {
  longSubjects(directory: string, since?: string): Result;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-commits-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...arguments_: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  return execFileSync('git', [...identity, ...arguments_], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

function commit(message: string): string {
  git('commit', '-q', '--allow-empty', '-m', message);
  return git('rev-parse', 'HEAD');
}

describe('the subject of a commit', () => {
  let since: string;
  beforeEach(() => {
    git('init', '-q', '-b', 'main');
    commit('x'.repeat(100));
    since = commit('before the rule');
  });

  it('has at most 72 characters, counted as people count them', () => {
    for (const subject of ['scope: do it', 'y'.repeat(72), 'ü'.repeat(72), '𝄞'.repeat(72)]) commit(subject);
    commit(`short\n\n${'a long body '.repeat(20)}`);
    expect(longSubjects(folder, since)).toEqual({ wrong: [] });
    commit('y'.repeat(73));
    commit(`scope: ${'z'.repeat(70)}\twith a tab`);
    expect(longSubjects(folder, since).wrong?.map(([, subject]) => subject)).toEqual([
      `scope: ${'z'.repeat(70)}\twith a tab`,
      'y'.repeat(73),
    ]);
  });

  it('is free in merges, whose subjects a forge writes', () => {
    git('switch', '-q', '-c', 'side');
    commit('side');
    git('switch', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', `Merge pull request #1 from ${'owner/'.repeat(20)}`, 'side');
    expect(longSubjects(folder, since)).toEqual({ wrong: [] });
  });

  it('is not looked at in a clone that does not reach back to the rule', () => {
    commit('y'.repeat(73));
    expect(longSubjects(folder, '0'.repeat(40)).skipped).toMatch(
      /^this clone does not have the commit 0000000/,
    );
  });
});

it('a folder without git is skipped with a reason', () => {
  expect(longSubjects(folder)).toEqual({ skipped: 'this folder is not a git checkout' });
});
