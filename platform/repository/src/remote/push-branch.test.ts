import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles, temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { openRepository, type Repository } from '../open.ts';
import { pushBranch } from './push-branch.ts';

/** A clone with a commit on top of a branch of its origin. */
async function scene() {
  const origin = await temporaryRepository({ 'a.txt': '1' });
  const from = await commitFiles(origin, { 'a.txt': '2' });
  await origin.git.run(['branch', 'faster']);
  const folder = temporaryFolder();
  await gitIn(folder).run(['clone', '-q', origin.root, 'clone']);
  const clone = await openRepository(join(folder, 'clone'));
  const to = await commitFiles(clone, { 'b.txt': '1' });
  return { origin, clone, from, to };
}

const tipOf = ({ git }: Repository) =>
  git.text(['for-each-ref', '--format=%(objectname)', 'refs/heads/faster']);

describe('a branch of a remote', () => {
  it('moves to the new commit', async () => {
    const { origin, clone, from, to } = await scene();
    expect(await pushBranch(clone, 'origin', { branch: 'faster', from, to })).toBeUndefined();
    expect(await tipOf(origin)).toBe(to);
  });

  it.each([
    ['was moved on', (id: string) => ['update-ref', 'refs/heads/faster', id]],
    [
      'was moved back, so that the push would bring back what was dropped',
      () => ['branch', '-f', 'faster', 'faster~1'],
    ],
    ['was deleted', () => ['branch', '-D', 'faster']],
  ])('stays where it %s', async (_, change) => {
    const { origin, clone, from, to } = await scene();
    const other = await commitFiles(origin, { 'c.txt': '1' });
    await origin.git.run(change(other));
    const before = await tipOf(origin);
    expect(await pushBranch(clone, 'origin', { branch: 'faster', from, to })).toContain('stale info');
    expect(await tipOf(origin)).toBe(before);
  });

  it.each(['a:main', 'a..b', '', '-', '*', 'a b'])(
    'whose name is %j is refused or unknown',
    async (branch) => {
      const { origin, clone, from, to } = await scene();
      const before = await origin.git.text(['for-each-ref']);
      const pushed = pushBranch(clone, 'origin', { branch, from, to }).then(
        (said) => said ?? 'pushed',
        ({ code }: { readonly code?: string }) => String(code),
      );
      expect(await pushed).toMatch(/^remote-ref-invalid$|stale info/);
      expect(await origin.git.text(['for-each-ref'])).toBe(before);
    },
  );
});
