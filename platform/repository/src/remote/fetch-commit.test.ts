import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitFiles, temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { openRepository, type Repository } from '../open.ts';
import { fetchCommit } from './fetch-commit.ts';

async function cloneOf({ root }: Repository): Promise<Repository> {
  const folder = temporaryFolder();
  await gitIn(folder).run(['clone', '-q', root, 'clone']);
  return openRepository(join(folder, 'clone'));
}

it('Answers the commit that a branch or a pull request has at the remote now, and moves no branch', async () => {
  const origin = await temporaryRepository({ 'a.txt': '1' });
  const clone = await cloneOf(origin);
  const branches = await clone.git.text(['for-each-ref', 'refs/heads', 'refs/remotes']);
  const second = await commitFiles(origin, { 'a.txt': '2' });
  expect(await fetchCommit(clone, 'origin', 'refs/heads/main')).toBe(second);
  expect(await fetchCommit(clone, 'origin', 'refs/heads/main')).toBe(second);
  // The branch was forced back.
  await origin.git.run(['reset', '-q', '--hard', 'HEAD~1']);
  const first = await origin.git.text(['rev-parse', 'HEAD']);
  expect(await fetchCommit(clone, 'origin', 'refs/heads/main')).toBe(first);
  await origin.git.run(['update-ref', 'refs/pull/7/head', second]);
  expect(await fetchCommit(clone, origin.root, 'refs/pull/7/head')).toBe(second);
  expect(await clone.git.text(['cat-file', '-t', second])).toBe('commit');
  expect(await clone.git.text(['for-each-ref', 'refs/heads', 'refs/remotes'])).toBe(branches);
});

it('Fetches nothing that a ref of the clone names', async () => {
  const origin = await temporaryRepository({ 'a.txt': '1' });
  const clone = await cloneOf(origin);
  const commit = await origin.git.text(['rev-parse', 'HEAD']);
  const refs = await clone.git.text(['for-each-ref']);
  expect(await fetchCommit(clone, 'origin', 'refs/heads/main')).toBe(commit);
  expect(await clone.git.text(['for-each-ref'])).toBe(refs);
});

it('Fetches branches whose names would be in the way of each other', async () => {
  const origin = await temporaryRepository({ 'a.txt': '1' });
  const clone = await cloneOf(origin);
  for (const branch of ['feature', 'feature/a', 'ä b'.replace(' ', '-')]) {
    const commit = await commitFiles(origin, { 'a.txt': branch });
    await origin.git.run(['update-ref', `refs/heads/${branch}`, commit]);
    expect(await fetchCommit(clone, 'origin', `refs/heads/${branch}`)).toBe(commit);
    await origin.git.run(['update-ref', '-d', `refs/heads/${branch}`]);
  }
});

it.each([
  ['refs/heads/gone', 'remote-ref-missing'],
  ['refs/heads/*', 'remote-ref-invalid'],
  ['refs/heads/a:refs/heads/main', 'remote-ref-invalid'],
  ['--upload-pack=touch /tmp/x', 'remote-ref-invalid'],
  ['main', 'remote-ref-invalid'],
  ['refs/heads/a..b', 'remote-ref-invalid'],
])('Refuses %s', async (ref, code) => {
  const origin = await temporaryRepository({ 'a.txt': '1' });
  await expect(fetchCommit(await cloneOf(origin), 'origin', ref)).rejects.toMatchObject({ code });
});
