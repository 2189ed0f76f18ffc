import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository } from '../../testing/temporary-repository.ts';
import type { Repository } from '../open.ts';
import { readCommitTree } from '../trees/commit-tree.ts';
import { branchSteps, mergeOf } from './merges.ts';

const lines = (...changed: readonly string[]): string =>
  ['one', 'two', 'three', 'four', 'five', 'six', ...changed].join('\n');

/** Commits on a branch that leaves `main` here, and goes back to `main`. */
async function onBranch(repository: Repository, files: Readonly<Record<string, string>>): Promise<string> {
  await repository.git.run(['checkout', '-q', '--detach']);
  const commit = await commitFiles(repository, files);
  await repository.git.run(['checkout', '-q', 'main']);
  return commit;
}

async function textAt(repository: Repository, commit: string, path: string): Promise<string> {
  return (await repository.git.run(['show', `${commit}:${path}`])).toString();
}

describe('the commit that a merge would give', () => {
  it('has the changes of both, has an id that depends on them alone, and moves nothing', async () => {
    const repository = await temporaryRepository({ 'a.txt': lines() });
    const head = await onBranch(repository, { 'a.txt': lines('here'), 'b.txt': 'b' });
    const base = await commitFiles(repository, { 'a.txt': `zero\n${lines()}` });
    const refs = await repository.git.text(['for-each-ref']);
    const merged = await mergeOf(repository, base, head);
    expect(await textAt(repository, merged, 'a.txt')).toBe(`zero\n${lines('here')}`);
    expect([...(await readCommitTree(repository, merged)).entries.keys()]).toEqual(['a.txt', 'b.txt']);
    expect(await mergeOf(repository, base, head)).toBe(merged);
    expect(await repository.git.text(['for-each-ref'])).toBe(refs);
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it('is one of the two commits if it has the other already', async () => {
    const repository = await temporaryRepository({ 'a.txt': '1' });
    const base = await repository.git.text(['rev-parse', 'HEAD']);
    const head = await commitFiles(repository, { 'a.txt': '2' });
    expect(await mergeOf(repository, base, head)).toBe(head);
    expect(await mergeOf(repository, head, base)).toBe(head);
  });

  it('is refused where both changed the same lines, with the names of the files', async () => {
    const repository = await temporaryRepository({ 'a.txt': 'a', 'ä\n.txt': 'b', 'c.txt': 'c' });
    const head = await onBranch(repository, { 'a.txt': 'here', 'ä\n.txt': 'here', 'c.txt': 'here' });
    const base = await commitFiles(repository, { 'a.txt': 'there', 'ä\n.txt': 'there', 'c.txt': 'here' });
    await expect(mergeOf(repository, base, head)).rejects.toMatchObject({
      code: 'merge-conflict',
      message: expect.stringMatching(/a\.txt.*ä/s),
    });
  });
});

describe('the steps of a branch', () => {
  it('are its own commits and its merges, newest first', async () => {
    const repository = await temporaryRepository({ 'a.txt': '1' });
    const first = await repository.git.text(['rev-parse', 'HEAD']);
    const side = await onBranch(repository, { 'b.txt': '1' });
    const second = await commitFiles(repository, { 'c.txt': '1' });
    const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    await repository.git.run([...as, 'merge', '-q', '--no-ff', '-m', 'merge', side]);
    const merge = await repository.git.text(['rev-parse', 'HEAD']);
    const steps = [
      { commit: merge, before: second },
      { commit: second, before: first },
      { commit: first, before: undefined },
    ];
    expect(await branchSteps(repository, merge, 10)).toEqual(steps);
    expect(await branchSteps(repository, merge, 1)).toEqual(steps.slice(0, 1));
  });
});
