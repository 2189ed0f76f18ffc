import { expect, test } from 'vitest';
import { topic } from './topic.ts';

export const forks = topic('forks', (scene) => {
  test('a stranger forks, pushes and proposes', async () => {
    const { about, clone, owner, repository, stranger } = scene();
    await about('ensureFork', async () => {
      const fork = await stranger.ensureFork();
      expect(await stranger.ensureFork()).toEqual(fork);
      const url = repository.gitUrl('stranger', fork.repository);
      const head = await clone.push('from-fork', { 'fork.txt': 'theirs' }, { as: url });
      expect(await clone.tip('from-fork')).toBeUndefined();
      const request = {
        head: `${fork.repository}:from-fork`,
        base: 'main',
        title: 'From a fork',
        body: 'Why.',
      };
      const opened = await stranger.ensurePullRequest(request);
      expect(opened).toMatchObject({
        author: repository.accountOf('stranger'),
        head: { branch: 'from-fork', commit: head, repository: fork.repository },
        isFork: true,
        state: 'open',
      });
      expect(await stranger.ensurePullRequest(request)).toEqual(opened);
      expect(await owner.pullRequest(opened.number)).toEqual(opened);
      const merged = await owner.merge(opened.number, { head });
      expect(merged).toMatchObject({ state: 'merged', isFork: true, mergeCommit: await clone.tip('main') });
      expect(await owner.pullRequestsOf(head)).toMatchObject([{ number: opened.number }]);
    });
  });

  test('a branch of a fork is not the branch of that name here', async () => {
    const { about, clone, owner, propose, repository, stranger } = scene();
    await about('ensureFork', async () => {
      const fork = await stranger.ensureFork();
      const url = repository.gitUrl('stranger', fork.repository);
      await clone.push('same-name', { 'same.txt': 'theirs' }, { as: url });
      const request = { head: `${fork.repository}:same-name`, base: 'main', title: 'Theirs', body: '' };
      const theirs = await stranger.ensurePullRequest(request);
      expect(await owner.pullRequests({ state: 'all', head: 'same-name' })).toEqual([]);
      const ours = await propose('same-name');
      expect(ours).toMatchObject({ isFork: false, title: 'Change same-name' });
      expect(ours.number).not.toBe(theirs.number);
      expect(await owner.pullRequest(theirs.number)).toMatchObject({ title: 'Theirs' });
      expect(await owner.pullRequests({ state: 'all', head: 'same-name' })).toMatchObject([
        { number: ours.number },
      ]);
    });
  });

  test('a fork has pull requests, comments and statuses of its own', async () => {
    const { about, clone, owner, repository, stranger } = scene();
    await about('ensureFork', async () => {
      const { repository: name } = await stranger.ensureFork();
      const fork = await repository.open('stranger', name);
      expect(fork.repository).toBe(name);
      await clone.push('inside', { 'inside.txt': '1' }, { as: repository.gitUrl('stranger', name) });
      const request = { head: 'inside', base: 'main', title: 'Inside the fork', body: '' };
      const { number } = await fork.ensurePullRequest(request);
      await fork.ensureComment({ number }, { topic: 'review', body: 'In the fork.' });
      expect(await fork.pullRequests({ state: 'open' })).toMatchObject([{ number, isFork: false }]);
      expect(await owner.pullRequests({ state: 'all', head: 'inside' })).toEqual([]);
    });
  });
});
