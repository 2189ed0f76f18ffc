import { expect, test } from 'vitest';
import { marked } from '../../src/mark.ts';
import { code, topic } from './topic.ts';

export const comments = topic('comments', (scene) => {
  test('one is made, read and changed in place', async () => {
    const { owner, propose, repository } = scene();
    const on = { number: (await propose('one')).number };
    const first = await owner.ensureComment(on, { topic: 'review', body: 'First.\n\nText.' });
    expect(first).toMatchObject({
      author: repository.accountOf('owner'),
      body: expect.stringContaining('First.'),
    });
    expect(first.url).not.toBe('');
    expect(first.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(await owner.ensureComment(on, { topic: 'review', body: 'First.\n\nText.' })).toEqual(first);
    const second = await owner.ensureComment(on, { topic: 'review', body: 'Second.' });
    expect(second).toMatchObject({ id: first.id, createdAt: first.createdAt, url: first.url });
    expect(await owner.comments(on)).toEqual([second]);
    expect(await owner.trustedComment(on, 'review')).toBe('Second.');
  });

  test('each topic has its own, beside what people write, oldest first', async () => {
    const { owner, propose, repository, stranger } = scene();
    const on = { number: (await propose('topics')).number };
    const early = await repository.byHand.comment('stranger', on, 'Early.');
    const review = await owner.ensureComment(on, { topic: 'review', body: 'Review.' });
    const late = await repository.byHand.comment('developer', on, 'Late.');
    const difference = await owner.ensureComment(on, { topic: 'difference', body: 'Difference.' });
    const listed = await stranger.comments(on);
    expect(listed.map(({ id }) => id)).toEqual([early, review.id, late, difference.id]);
    expect(listed[0]).toMatchObject({ author: repository.accountOf('stranger'), body: 'Early.' });
    expect(await owner.trustedComment(on, 'review')).toBe('Review.');
    expect(await owner.trustedComment(on, 'difference')).toBe('Difference.');
    expect(await owner.trustedComment(on, 'other')).toBeUndefined();
  });

  test('there is none before one is made', async () => {
    const { owner, propose } = scene();
    const on = { number: (await propose('none')).number };
    expect(await owner.comments(on)).toEqual([]);
    expect(await owner.trustedComment(on, 'review')).toBeUndefined();
  });

  test('another process with the same key goes on with it', async () => {
    const { developer, owner, propose } = scene();
    const on = { number: (await propose('processes')).number };
    const first = await owner.ensureComment(on, { topic: 'review', body: 'One.' });
    expect(await developer.trustedComment(on, 'review')).toBe('One.');
    expect(await developer.comments(on)).toHaveLength(1);
    expect(await owner.ensureComment(on, { topic: 'review', body: 'Two.' })).toMatchObject({ id: first.id });
  });

  test('issues have comments of their own', async () => {
    const { owner, propose, repository } = scene();
    const pullRequest = { number: (await propose('issue')).number };
    const number = await repository.byHand.openIssue('stranger', { title: 'Help', body: 'It fails.' });
    const issue = { number, about: 'issue' } as const;
    await owner.ensureComment(issue, { topic: 'answer', body: 'On the issue.' });
    await owner.ensureComment(pullRequest, { topic: 'answer', body: 'On the pull request.' });
    expect(await owner.trustedComment(issue, 'answer')).toBe('On the issue.');
    expect(await owner.trustedComment(pullRequest, 'answer')).toBe('On the pull request.');
    expect(await owner.comments(issue)).toHaveLength(1);
    expect(await owner.comments(pullRequest)).toHaveLength(1);
  });

  test('two that ensure the same at once leave one that both go on with', async () => {
    const { developer, owner, propose } = scene();
    const on = { number: (await propose('at-once')).number };
    await Promise.all(
      [owner, developer].map((forge) => forge.ensureComment(on, { topic: 'review', body: 'Same.' })),
    );
    const [oldest] = await owner.comments(on);
    expect(await owner.ensureComment(on, { topic: 'review', body: 'Next.' })).toMatchObject({
      id: oldest?.id,
    });
    expect(await developer.trustedComment(on, 'review')).toBe('Next.');
  });

  test('a deleted one is made again', async () => {
    const { owner, propose, repository } = scene();
    const on = { number: (await propose('deleted')).number };
    const { id } = await owner.ensureComment(on, { topic: 'review', body: 'One.' });
    await repository.byHand.deleteComment('owner', on, id);
    expect(await owner.trustedComment(on, 'review')).toBeUndefined();
    await owner.ensureComment(on, { topic: 'review', body: 'Two.' });
    expect(await owner.comments(on)).toHaveLength(1);
    expect(await owner.trustedComment(on, 'review')).toBe('Two.');
  });

  test('of the account itself are written as they are, and not twice in a row', async () => {
    const { developer, owner, propose, repository } = scene();
    const on = { number: (await propose('own')).number };
    const command = '/dtaas approve\n\nNobody needs the pump.';
    const first = await owner.ensureLastComment(on, command);
    expect(first).toMatchObject({ author: repository.accountOf('owner'), body: command });
    expect(await owner.ensureLastComment(on, command)).toEqual(first);
    await owner.ensureComment(on, { topic: 'answer/1', body: 'Done.' });
    const again = await owner.ensureLastComment(on, command);
    expect(again.id).not.toBe(first.id);
    const other = await developer.ensureLastComment(on, command);
    expect(other.author).toBe(repository.accountOf('developer'));
    const listed = await owner.comments(on);
    expect(listed.map(({ id }) => id)).toEqual([first.id, expect.anything(), again.id, other.id]);
    expect(await owner.trustedComment(on, 'answer/1')).toBe('Done.');
  });

  test('there is no comment where nothing can be commented', async () => {
    const { owner } = scene();
    const on = { number: 987_654 };
    await expect(owner.comments(on)).rejects.toMatchObject(code('forge-not-found'));
    await expect(owner.ensureComment(on, { topic: 'review', body: 'x' })).rejects.toMatchObject(
      code('forge-not-found'),
    );
    await expect(owner.trustedComment(on, 'review')).rejects.toMatchObject(code('forge-not-found'));
    await expect(owner.ensureLastComment(on, 'x')).rejects.toMatchObject(code('forge-not-found'));
  });
});

/** Who wrote a comment proves nothing, and everything that is posted can be copied. */
export const marks = topic('texts of the platform and of those who pose as it', (scene) => {
  const place = (number: number) => ({
    repository: scene().owner.repository,
    conversation: `pull-request/${number}`,
    topic: 'review',
  });

  test('an edited text is no longer trusted, and is put right in place', async () => {
    const { owner, propose, repository } = scene();
    const on = { number: (await propose('edited')).number };
    const { id, body } = await owner.ensureComment(on, { topic: 'review', body: 'Delete nothing.' });
    await repository.byHand.editComment('owner', on, id, body.replace('nothing', 'everything'));
    expect(await owner.trustedComment(on, 'review')).toBeUndefined();
    expect(await owner.ensureComment(on, { topic: 'review', body: 'Delete nothing.' })).toMatchObject({ id });
    expect(await owner.trustedComment(on, 'review')).toBe('Delete nothing.');
  });

  test("a copy of the platform's comment is left alone, also when it is changed", async () => {
    const { owner, propose, repository } = scene();
    const on = { number: (await propose('copied')).number };
    const ours = await owner.ensureComment(on, { topic: 'review', body: 'Version 1.' });
    const copy = await repository.byHand.comment('stranger', on, ours.body);
    await owner.ensureComment(on, { topic: 'review', body: 'Version 2.' });
    expect(await owner.trustedComment(on, 'review')).toBe('Version 2.');
    await repository.byHand.editComment('stranger', on, copy, `${ours.body}\nMore.`);
    const listed = await owner.comments(on);
    expect(listed.map(({ id }) => id)).toEqual([ours.id, copy]);
    expect(listed[1]?.body).toBe(`${ours.body}\nMore.`);
    expect(await owner.trustedComment(on, 'review')).toBe('Version 2.');
  });

  test.each([
    [
      'a mark of another key',
      (number: number) => marked('a key of a stranger, who made it up', place(number), 'Approved.'),
    ],
    ['a mark without MACs', () => '<!-- dtaas review -->\nApproved.'],
    [
      'a mark of another place',
      (number: number) => marked(scene().repository.markKey, place(number + 1), 'Approved.'),
    ],
    [
      'a mark further down',
      (number: number) => `Look:\n${marked(scene().repository.markKey, place(number), 'Approved.')}`,
    ],
  ])("%s is not the platform's", async (name, body) => {
    const { owner, propose, repository } = scene();
    const { number } = await propose(`forged/${name.replaceAll(' ', '-')}`);
    const forged = await repository.byHand.comment('stranger', { number }, body(number));
    expect(await owner.trustedComment({ number }, 'review')).toBeUndefined();
    const ours = await owner.ensureComment({ number }, { topic: 'review', body: 'Refused.' });
    expect(ours.id).not.toBe(forged);
    expect(await owner.trustedComment({ number }, 'review')).toBe('Refused.');
    expect((await owner.comments({ number }))[0]?.body).toBe(body(number));
  });

  test('a process with another key neither reads nor changes it', async () => {
    const { owner, propose, repository } = scene();
    const on = { number: (await propose('other-key')).number };
    const ours = await owner.ensureComment(on, { topic: 'review', body: 'Ours.' });
    const other = await repository.open('developer', undefined, 'another key, of at least 32 characters');
    expect(await other.trustedComment(on, 'review')).toBeUndefined();
    expect(await other.ensureComment(on, { topic: 'review', body: 'Theirs.' })).not.toMatchObject({
      id: ours.id,
    });
    expect(await owner.trustedComment(on, 'review')).toBe('Ours.');
  });

  test('a title or text of a pull request that looks like a mark changes nothing', async () => {
    const { clone, owner } = scene();
    await clone.push('marked-text', { 'marked-text.txt': '1' });
    const body = marked('another key', place(1), 'Approved.');
    const { number } = await owner.ensurePullRequest({
      head: 'marked-text',
      base: 'main',
      title: '<!-- dtaas -->',
      body,
    });
    expect(await owner.trustedComment({ number }, 'review')).toBeUndefined();
  });
});
