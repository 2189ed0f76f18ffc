import { expect, test } from 'vitest';
import { topic } from './topic.ts';

/** The request arrived and took effect, and the connection broke. Asking again must find what was made. */
export const lostAnswers = topic('an answer that got lost', (scene) => {
  /** Asks while answers get lost, and asks again as a person would. */
  async function insisting<T>(ask: () => Promise<T>): Promise<T> {
    scene().repository.loseNextAnswer?.();
    try {
      return await ask();
    } catch (error) {
      expect(error).toMatchObject({ code: 'forge-unreachable' });
      return await ask();
    }
  }
  const cannotBreak = () => scene().repository.loseNextAnswer === undefined;

  test('one pull request', async () => {
    const { clone, owner } = scene();
    if (cannotBreak()) return;
    await clone.push('lost', { 'lost.txt': '1' });
    const request = { head: 'lost', base: 'main', title: 'Lost', body: '' };
    const opened = await insisting(() => owner.ensurePullRequest(request));
    expect(await owner.pullRequests({ state: 'all', head: 'lost' })).toEqual([opened]);
    const changed = await insisting(() => owner.ensurePullRequest({ ...request, title: 'Found' }));
    expect(changed).toEqual({ ...opened, title: 'Found' });
  });

  test('one comment', async () => {
    const { owner, propose } = scene();
    if (cannotBreak()) return;
    const on = { number: (await propose('comment')).number };
    const made = await insisting(() => owner.ensureComment(on, { topic: 'review', body: 'One.' }));
    expect(await insisting(() => owner.ensureComment(on, { topic: 'review', body: 'Two.' }))).toMatchObject({
      id: made.id,
    });
    expect(await owner.comments(on)).toHaveLength(1);
    expect(await owner.trustedComment(on, 'review')).toBe('Two.');
  });

  test('one comment of the account itself', async () => {
    const { owner, propose } = scene();
    if (cannotBreak()) return;
    const on = { number: (await propose('own-comment')).number };
    const made = await insisting(() => owner.ensureLastComment(on, '/dtaas plan'));
    expect(await owner.comments(on)).toEqual([made]);
  });

  test('one status of a name', async () => {
    const { clone, owner } = scene();
    if (cannotBreak()) return;
    const commit = await clone.push('status', { 'status.txt': '1' });
    await insisting(() => owner.ensureStatus(commit, { name: 'dtaas', state: 'success', description: 'x' }));
    expect(await owner.statuses(commit)).toMatchObject([{ name: 'dtaas', state: 'success' }]);
  });

  test('all of several statuses', async () => {
    const { clone, owner } = scene();
    if (cannotBreak()) return;
    const commit = await clone.push('statuses', { 'statuses.txt': '1' });
    const all = ['dtaas', 'dtaas/mill'].map(
      (name) => ({ name, state: 'success', description: 'x' }) as const,
    );
    await insisting(() => owner.ensureStatus(commit, ...all));
    expect(await owner.statuses(commit)).toMatchObject(all);
  });

  test('one issue', async () => {
    const { owner } = scene();
    if (cannotBreak()) return;
    const issue = { topic: 'lost', title: 'Lost', body: 'x', state: 'open', labels: [] } as const;
    const made = await insisting(() => owner.ensureIssue(issue));
    expect(await owner.ensureIssue(issue)).toEqual(made);
    expect(await insisting(() => owner.ensureIssue({ ...issue, state: 'closed' }))).toMatchObject({
      number: made?.number,
      state: 'closed',
    });
  });

  test('one merge', async () => {
    const { clone, owner, propose } = scene();
    if (cannotBreak()) return;
    const { number, head } = await propose('merge');
    const merged = await insisting(() => owner.merge(number, { head: head.commit }));
    expect(merged).toMatchObject({ state: 'merged', mergeCommit: await clone.tip('main') });
  });

  test('one commit of files', async () => {
    const { clone, owner } = scene();
    if (cannotBreak()) return;
    const from = (await clone.tip('main')) ?? '';
    const commit = await insisting(() =>
      owner.ensureFiles({ branch: 'lost-files', from, message: 'x', files: { 'a.txt': '1', 'b.txt': '2' } }),
    );
    expect(await clone.tip('lost-files')).toBe(commit);
    expect(await clone.file(commit, 'b.txt')).toBe('2');
  });

  test('one label, fork, closed pull request and protection', async () => {
    const { owner, propose, stranger } = scene();
    if (cannotBreak()) return;
    const label = { name: 'lost', color: 'ededed', description: '' };
    await insisting(() => owner.ensureLabel(label));
    await owner.ensureLabel(label);
    const fork = await insisting(() => stranger.ensureFork());
    expect(await stranger.ensureFork()).toEqual(fork);
    const { number } = await propose('closed');
    expect(await insisting(() => owner.ensureClosed(number))).toMatchObject({ state: 'closed' });
    const wanted = {
      main: { branch: 'main', statuses: ['dtaas'], approvals: 0 },
      state: ['state/*'],
      tags: [],
    };
    const left = await insisting(() => owner.ensureProtection(wanted));
    expect(await owner.protectionGaps(wanted)).toEqual(left);
  });
});
