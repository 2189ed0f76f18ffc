import { expect, test } from 'vitest';
import { topic } from './topic.ts';

/** A reader that stops after the first page posts a second comment, and merges what a later status forbids. */
export const pages = topic('lists of more than one page', (scene) => {
  const numbers = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'));

  test('comments', async () => {
    const { forge, owner, propose, repository } = scene();
    const on = { number: (await propose('comments')).number };
    const texts = numbers(forge.pageSize + 3);
    for (const text of texts) await repository.byHand.comment('stranger', on, text);
    const ours = await owner.ensureComment(on, { topic: 'review', body: 'Late.' });
    expect(await owner.ensureComment(on, { topic: 'review', body: 'Later.' })).toMatchObject({ id: ours.id });
    const listed = await owner.comments(on);
    expect(listed.map(({ body }) => body).slice(0, -1)).toEqual(texts);
    expect(listed.at(-1)?.id).toBe(ours.id);
    expect(await owner.trustedComment(on, 'review')).toBe('Later.');
  }, 240_000);

  test('statuses', async () => {
    const { clone, forge, owner } = scene();
    const commit = await clone.push('statuses', { 'statuses.txt': '1' });
    const names = numbers(forge.pageSize + 3).map((number) => `dtaas/${number}`);
    for (const name of names) await owner.ensureStatus(commit, { name, state: 'success', description: '' });
    expect((await owner.statuses(commit)).map(({ name }) => name)).toEqual(names);
    await owner.ensureStatus(commit, { name: 'dtaas/000', state: 'failure', description: '' });
    expect((await owner.statuses(commit))[0]).toMatchObject({ name: 'dtaas/000', state: 'failure' });
  }, 240_000);

  test('pull requests', async () => {
    const { clone, forge, owner } = scene();
    const branches = numbers(forge.pageSize + 3).map((number) => `many/${number}`);
    const tree = await clone.git('rev-parse', 'HEAD^{tree}');
    const refs: string[] = [];
    for (const branch of branches) {
      const commit = await clone.git('commit-tree', tree, '-p', 'HEAD', '-m', branch);
      refs.push(`${commit}:refs/heads/${branch}`);
    }
    await clone.git('push', '-q', 'origin', ...refs);
    const made: number[] = [];
    for (const head of branches)
      made.push((await owner.ensurePullRequest({ head, base: 'main', title: head, body: '' })).number);
    const listed = (await owner.pullRequests({ state: 'open' })).map(({ number }) => number);
    expect(listed.filter((number) => made.includes(number))).toEqual(made.toReversed());
    expect(await owner.pullRequests({ state: 'open', head: 'many/000' })).toMatchObject([
      { number: made[0] },
    ]);
  }, 240_000);

  test('issues', async () => {
    const { forge, owner, repository } = scene();
    const issue = { topic: 'first', title: 'First', body: 'One.', state: 'open', labels: [] } as const;
    const first = await owner.ensureIssue(issue);
    for (const title of numbers(forge.pageSize + 3))
      await repository.byHand.openIssue('stranger', { title, body: title });
    expect(await owner.ensureIssue({ ...issue, body: 'Two.' })).toMatchObject({ number: first?.number });
    const last = await owner.ensureIssue({ ...issue, topic: 'last' });
    expect(await owner.ensureIssue({ ...issue, topic: 'last' })).toEqual(last);
  }, 240_000);
});
