import { beforeEach, describe, expect, it } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit, git, proposingClone } from '../../testing/proposing-clone.ts';
import { list, show } from '../look/library.ts';
import { run as comment } from './comment.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';

let clone: string;
beforeEach(async () => {
  ({ clone } = proposingClone());
  commit(clone, 'speed.txt', 'Run faster', 'Run faster\n\nBecause it is slow.');
  await call(propose, clone, []);
});

const listed = async (words: readonly string[], options = {}) =>
  (await report(list, clone, ['pull-requests', ...words], options))['pullRequests'];

describe('pull requests at a terminal', () => {
  it('are listed while they are open, or all, by words of their titles, branches and authors', async () => {
    expect(await listed([])).toMatchObject([
      { number: 1, title: 'Run faster', state: 'open', author: 'Test' },
    ]);
    expect(await listed(['FASTER', 'test'])).toHaveLength(1);
    expect(await listed(['slower'])).toEqual([]);
    await call(merge, clone, []);
    expect(await listed([])).toEqual([]);
    expect((await call(list, clone, ['pull-requests'])).printed).toContain('dtaas list pull-requests --all');
    expect(await listed([], { all: true })).toMatchObject([{ number: 1, state: 'merged' }]);
  });

  it('are shown with what was said, by their numbers', async () => {
    await call(comment, clone, ['1', 'Why?\u001b[2J']);
    const shown = await report(show, clone, ['1']);
    expect(shown).toMatchObject({
      kind: 'PullRequestReport',
      pullRequest: { number: 1, head: { branch: 'faster' } },
      text: 'Because it is slow.',
      comments: [{ author: 'Test', text: 'Why?\u001b[2J' }],
    });
    expect(await report(show, clone, ['#1'])).toEqual(shown);
    const { printed } = await call(show, clone, ['1']);
    expect(printed).toContain('Because it is slow.');
    expect(printed).not.toContain('\u001b[2J');
  });

  it('are told from parts, and from numbers of none', async () => {
    await expect(call(show, clone, ['9'])).rejects.toMatchObject({
      code: 'forge-not-found',
      message: expect.stringMatching(/twins\.git has no pull request 9\.$/),
    });
    await expect(call(show, clone, ['1x'])).rejects.toMatchObject({ code: 'usage-number' });
    await expect(call(show, clone, ['one'])).rejects.toMatchObject({ code: 'usage-part-unknown' });
    git(clone, 'remote', 'remove', 'origin');
    await expect(call(show, clone, ['1'])).rejects.toMatchObject({ code: 'forge-remote-missing' });
  });
});
