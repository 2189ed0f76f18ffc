import { expect, test } from 'vitest';
import { code, noRight, topic } from './topic.ts';

export const merges = topic('merges', (scene) => {
  test('a merge is a commit on the base branch with the head behind it', async () => {
    const { clone, owner, propose, repository } = scene();
    const { number, head, base } = await propose('merged', { 'merged.txt': 'new' });
    const merged = await owner.merge(number, { head: head.commit, message: 'Take it in' });
    expect(merged).toMatchObject({
      number,
      state: 'merged',
      head: { commit: head.commit },
      mergedBy: repository.accountOf('owner'),
    });
    const tip = await clone.tip('main');
    expect(merged.mergeCommit).toBe(tip);
    expect(await clone.file(tip ?? '', 'merged.txt')).toBe('new');
    const [parents, text] = [
      await clone.git('log', '-1', '--format=%P', tip ?? ''),
      await clone.git('log', '-1', '--format=%B', tip ?? ''),
    ];
    expect(parents).toBe(`${base.commit} ${head.commit}`);
    expect(text).toContain('Take it in');
    expect(await owner.pullRequest(number)).toEqual(merged);
    const { mergedBy, ...listed } = merged;
    expect(mergedBy).toBe(repository.accountOf('owner'));
    expect(await owner.pullRequests({ state: 'merged', head: 'merged' })).toMatchObject([listed]);
  });

  test('a merge that is repeated answers as it is', async () => {
    const { clone, owner, propose } = scene();
    const { number, head } = await propose('repeated');
    const merged = await owner.merge(number, { head: head.commit });
    expect(await owner.merge(number, { head: head.commit })).toEqual(merged);
    expect(await clone.tip('main')).toBe(merged.mergeCommit);
    await expect(owner.merge(number, { head: '1'.repeat(40) })).rejects.toMatchObject({
      code: 'forge-head-moved',
    });
    await expect(owner.ensureClosed(number)).rejects.toMatchObject({ code: 'forge-refused' });
  });

  test('a head that moved is not merged', async () => {
    const { clone, owner, propose } = scene();
    const { number, head } = await propose('moved');
    const main = await clone.tip('main');
    const next = await clone.push('moved', { 'moved.txt': 'next' }, { on: head.commit });
    await expect.poll(async () => (await owner.pullRequest(number)).head.commit).toBe(next);
    await expect(owner.merge(number, { head: head.commit })).rejects.toMatchObject({
      code: 'forge-head-moved',
    });
    expect(await clone.tip('main')).toBe(main);
    expect(await owner.pullRequest(number)).toMatchObject({ state: 'open' });
  });

  test('a conflict is not merged', async () => {
    const { clone, owner, propose } = scene();
    const one = await propose('conflict/1', { 'conflict.txt': 'one\n' });
    const other = await propose('conflict/2', { 'conflict.txt': 'other\n' });
    await owner.merge(one.number, { head: one.head.commit });
    const main = await clone.tip('main');
    await expect(owner.merge(other.number, { head: other.head.commit })).rejects.toMatchObject({
      code: 'forge-merge-conflict',
    });
    expect(await clone.tip('main')).toBe(main);
    expect(await owner.pullRequest(other.number)).toMatchObject({ state: 'open', mergeCommit: undefined });
  });

  test('a closed one is not merged', async () => {
    const { owner, propose } = scene();
    const { number, head } = await propose('closed');
    await owner.ensureClosed(number);
    await expect(owner.merge(number, { head: head.commit })).rejects.toMatchObject({
      code: 'forge-not-mergeable',
    });
  });

  test('one that is merged keeps its head when the branch is deleted or moves on', async () => {
    const { clone, owner, propose } = scene();
    const deleted = await propose('deleted');
    const goesOn = await propose('goes-on');
    const [one, other] = [
      await owner.merge(deleted.number, { head: deleted.head.commit }),
      await owner.merge(goesOn.number, { head: goesOn.head.commit }),
    ];
    await clone.git('push', '-q', 'origin', ':refs/heads/deleted');
    await clone.push('goes-on', { 'goes-on.txt': 'later' }, { on: goesOn.head.commit });
    expect(await owner.pullRequest(one.number)).toMatchObject({
      state: 'merged',
      head: one.head,
      isFork: false,
    });
    expect(await owner.pullRequest(other.number)).toMatchObject({ state: 'merged', head: other.head });
  });

  test('the commits that it brought name it, and no others do', async () => {
    const { clone, owner } = scene();
    const main = await clone.tip('main');
    const middle = await clone.push('brings', { 'brings.txt': '1' }, { on: main ?? '' });
    await clone.push('brings', { 'brings.txt': '2' }, { on: middle });
    const { number, head } = await owner.ensurePullRequest({
      head: 'brings',
      base: 'main',
      title: 'Brings',
      body: '',
    });
    expect(await owner.pullRequestsOf(head.commit)).toEqual([]);
    const { mergeCommit = '' } = await owner.merge(number, { head: head.commit });
    for (const commit of [mergeCommit, head.commit, middle])
      expect(await owner.pullRequestsOf(commit), commit).toMatchObject([
        { number, state: 'merged', mergeCommit },
      ]);
    const pushed = await clone.push('no-request', { 'no-request.txt': '1' });
    expect(await owner.pullRequestsOf(pushed)).toEqual([]);
  });

  test('two merges of one at once make one merge', async () => {
    const { clone, developer, owner, propose } = scene();
    const { number, head } = await propose('twice');
    const results = await Promise.allSettled(
      [owner, developer].map((forge) => forge.merge(number, { head: head.commit })),
    );
    expect(results.map(({ status }) => status)).toContain('fulfilled');
    const { mergeCommit } = await owner.pullRequest(number);
    expect(await clone.tip('main')).toBe(mergeCommit);
    for (const result of results)
      if (result.status === 'fulfilled') expect(result.value).toMatchObject({ state: 'merged', mergeCommit });
  });

  test('a stranger merges nothing', async () => {
    const { clone, forge, propose, stranger } = scene();
    if (!forge.hasPermissions) return;
    const { number, head } = await propose('strange');
    const main = await clone.tip('main');
    await expect(stranger.merge(number, { head: head.commit })).rejects.toMatchObject(noRight);
    expect(await clone.tip('main')).toBe(main);
  });

  test('a commit that does not exist has no pull requests', async () => {
    const none = await scene()
      .owner.pullRequestsOf('1'.repeat(40))
      .catch((error: unknown) => error);
    if (!Array.isArray(none)) expect(none).toMatchObject(code('forge-not-found'));
    else expect(none).toEqual([]);
  });
});
