import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryRepository } from '../../testing/temporary-repository.ts';
import type { Repository } from '../open.ts';
import { revertedTree } from './reverts.ts';

const lines = ['one', 'two', 'three', 'four', 'five', 'six'].join('\n');

async function merged(repository: Repository, files: Readonly<Record<string, string>>): Promise<string> {
  const { git } = repository;
  await git.run(['checkout', '-q', '-B', 'change']);
  await commitFiles(repository, files);
  await git.run(['checkout', '-q', 'main']);
  const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  await git.run([...as, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change']);
  return git.text(['rev-parse', 'HEAD']);
}

const show = async ({ git }: Repository, tree: string, path: string) =>
  (await git.run(['show', `${tree}:${path}`])).toString();

describe('the tree of a revert', () => {
  it('is without what the merge brought, and with what came later; nothing moves', async () => {
    const repository = await temporaryRepository({ 'a.txt': lines });
    const merge = await merged(repository, { 'a.txt': lines.replace('one', 'ONE'), 'b.txt': 'b' });
    const onto = await commitFiles(repository, {
      'a.txt': lines.replace('one', 'ONE').replace('six', 'SIX'),
    });
    const refs = await repository.git.text(['for-each-ref']);
    const tree = await revertedTree(repository, merge, onto);
    expect(await show(repository, tree, 'a.txt')).toBe(lines.replace('six', 'SIX'));
    await expect(show(repository, tree, 'b.txt')).rejects.toThrow();
    expect(await revertedTree(repository, merge, onto)).toBe(tree);
    expect(await repository.git.text(['for-each-ref'])).toBe(refs);
    expect(await repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it('can be made of a squash as well', async () => {
    const repository = await temporaryRepository({ 'a.txt': lines });
    const squash = await commitFiles(repository, { 'b.txt': 'b' });
    const onto = await commitFiles(repository, { 'c.txt': 'c' });
    const tree = await revertedTree(repository, squash, onto);
    expect(await repository.git.text(['ls-tree', '--name-only', tree])).toBe('a.txt\nc.txt');
  });

  it('cannot be made where a later commit changed the same lines, and the error names both', async () => {
    const repository = await temporaryRepository({ 'a.txt': lines });
    const merge = await merged(repository, { 'a.txt': lines.replace('one', 'ONE') });
    const onto = await commitFiles(repository, { 'a.txt': lines.replace('one', 'other') });
    await expect(revertedTree(repository, merge, onto)).rejects.toMatchObject({
      code: 'merge-conflict',
      message: expect.stringContaining(`${merge.slice(0, 10)} conflicts with ${onto.slice(0, 10)} in a.txt`),
    });
  });
});
