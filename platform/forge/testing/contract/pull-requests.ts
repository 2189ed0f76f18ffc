import { expect, test } from 'vitest';
import { code, topic } from './topic.ts';

export const pullRequests = topic('pull requests', (scene) => {
  test('one is opened, and says what it is', async () => {
    const { clone, developer, repository } = scene();
    const main = await clone.tip('main');
    const head = await clone.push('one', { 'a.txt': 'one' });
    const opened = await developer.ensurePullRequest({
      head: 'one',
      base: 'main',
      title: 'Add one',
      body: 'Why.',
    });
    expect(opened).toMatchObject({
      title: 'Add one',
      body: 'Why.',
      author: repository.accountOf('developer'),
      state: 'open',
      base: { branch: 'main', commit: main },
      head: { branch: 'one', commit: head, repository: developer.repository },
      isFork: false,
      mergeCommit: undefined,
      mergedBy: undefined,
    });
    expect(opened.number).toBeGreaterThan(0);
    expect(opened.url).not.toBe('');
    expect(await scene().stranger.pullRequest(opened.number)).toEqual(opened);
  });

  test('asking again changes title and text, and opens no second one', async () => {
    const { developer, owner, propose } = scene();
    const first = await propose('again');
    const request = { head: 'again', base: 'main', title: 'Another title', body: 'Another text.' };
    const second = await owner.ensurePullRequest(request);
    expect(second).toEqual({ ...first, title: request.title, body: request.body });
    expect(await developer.ensurePullRequest(request)).toEqual(second);
    expect(await developer.pullRequests({ state: 'all', head: 'again' })).toEqual([second]);
  });

  test('a push moves its head', async () => {
    const { clone, owner, propose } = scene();
    const { number, head } = await propose('moves');
    const next = await clone.push('moves', { 'moves.txt': 'next' }, { on: head.commit });
    await expect.poll(async () => (await owner.pullRequest(number)).head.commit).toBe(next);
  });

  test('a closed one stays closed, and the same branch gets a new one', async () => {
    const { clone, owner, propose } = scene();
    const { number, head } = await propose('closed');
    expect(await owner.ensureClosed(number)).toMatchObject({
      number,
      state: 'closed',
      mergeCommit: undefined,
    });
    expect(await owner.ensureClosed(number)).toMatchObject({ number, state: 'closed' });
    await clone.push('closed', { 'closed.txt': 'second' }, { on: head.commit });
    const request = { head: 'closed', base: 'main', title: 'Second', body: '' };
    const second = await owner.ensurePullRequest(request);
    expect(second.number).toBeGreaterThan(number);
    expect((await owner.pullRequests({ state: 'all', head: 'closed' })).map((one) => one.number)).toEqual([
      second.number,
      number,
    ]);
    expect(await owner.pullRequests({ state: 'closed', head: 'closed' })).toMatchObject([{ number }]);
  });

  test('are listed by state, base and head, newest first', async () => {
    const { clone, owner, propose } = scene();
    const first = await propose('list/1');
    const second = await propose('list/2');
    await clone.push('release', { 'release.txt': '1' });
    await clone.push('list/3', { 'list.txt': '3' });
    const request = { head: 'list/3', base: 'release', title: 'Into release', body: '' };
    const third = await owner.ensurePullRequest(request);
    const numbers = async (filter: Parameters<typeof owner.pullRequests>[0]) =>
      (await owner.pullRequests(filter)).map((one) => one.number);
    expect(await numbers({ state: 'open', base: 'release' })).toEqual([third.number]);
    expect(await numbers({ state: 'open', head: 'list/1' })).toEqual([first.number]);
    expect(await numbers({ state: 'open', head: 'list/1', base: 'release' })).toEqual([]);
    expect(await numbers({ state: 'merged' })).toEqual([]);
    expect(await numbers({ state: 'open', head: 'no-such-branch' })).toEqual([]);
    const open = await numbers({ state: 'open', base: 'main' });
    expect(open.slice(0, 2)).toEqual([second.number, first.number]);
    expect(open).toEqual(open.toSorted((a, b) => b - a));
  });

  test('one branch may be proposed to two bases', async () => {
    const { clone, owner, propose } = scene();
    await clone.push('other-base', { 'other.txt': '1' });
    const first = await propose('two-bases');
    const request = { head: 'two-bases', base: 'other-base', title: 'Into the other', body: '' };
    const second = await owner.ensurePullRequest(request);
    expect(second.number).not.toBe(first.number);
    expect(await owner.ensurePullRequest(request)).toEqual(second);
  });

  test('an empty text is an empty text', async () => {
    const { clone, owner } = scene();
    await clone.push('empty', { 'empty.txt': '1' });
    const opened = await owner.ensurePullRequest({ head: 'empty', base: 'main', title: 'Empty', body: '' });
    expect(opened.body).toBe('');
  });

  test('a branch that does not exist cannot be proposed', async () => {
    const request = { head: 'no-such-branch', base: 'main', title: 'Nothing', body: '' };
    await expect(scene().owner.ensurePullRequest(request)).rejects.toMatchObject(
      code('forge-not-found', 'forge-refused'),
    );
  });

  test('one that does not exist is not found', async () => {
    const { owner } = scene();
    const notFound = { code: 'forge-not-found' };
    await expect(owner.pullRequest(987_654)).rejects.toMatchObject(notFound);
    await expect(owner.ensureClosed(987_654)).rejects.toMatchObject(notFound);
    await expect(owner.merge(987_654, { head: '0'.repeat(40) })).rejects.toMatchObject(notFound);
  });

  test('two that ensure the same at once get the same one', async () => {
    const { clone, developer, owner } = scene();
    await clone.push('at-once', { 'at-once.txt': '1' });
    const request = { head: 'at-once', base: 'main', title: 'At once', body: '' };
    const [one, other] = await Promise.all(
      [owner, developer].map((forge) => forge.ensurePullRequest(request)),
    );
    expect(one?.number).toBe(other?.number);
    // A forge that has two for a moment closes one.
    expect(await owner.pullRequests({ state: 'open', head: 'at-once' })).toHaveLength(1);
  });

  test('the repository says what it is', async () => {
    expect(await scene().stranger.about()).toMatchObject({ defaultBranch: 'main', isPublic: true });
    expect(scene().owner.requests).toBeGreaterThan(0);
  });
});
