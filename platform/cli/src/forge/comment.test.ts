import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { call, report } from '../../testing/call.ts';
import { commit, git, proposingClone } from '../../testing/proposing-clone.ts';
import { show } from '../look/library.ts';
import { run as comment } from './comment.ts';
import { run as merge } from './merge.ts';
import { run as propose } from './propose.ts';
import { run as protect } from './protect.ts';

let clone: string;
let remote: string;
beforeEach(async () => {
  // As a person's shell is: in a job, the state has to be shared.
  vi.stubEnv('CI', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  ({ clone, remote } = proposingClone());
  commit(clone, 'speed.txt', 'Run faster', 'Run faster');
  await call(propose, clone, []);
});

const records = () => git(remote, 'log', '--format=%s', 'dtaas-forge').split('\n');

describe('dtaas comment, at a bare repository', () => {
  it('writes what people say, once, as the git user of the clone', async () => {
    const said = await report(comment, clone, ['1', 'Why', 'not', 'slower?']);
    expect(said).toMatchObject({ kind: 'CommentReport', number: 1, comment: { author: 'Test', id: '1.1' } });
    expect(said['answer']).toBeUndefined();
    expect(await report(comment, clone, ['#1', 'Why not slower?'])).toEqual(said);
    expect((await call(comment, clone, ['1', 'Because.'])).printed).toBe(
      'Test commented on pull request 1.\nTo read the conversation: dtaas show 1',
    );
    expect(git(remote, 'show', 'dtaas-forge:comments/0/1/000001.json')).toContain('Why not slower?');
  });

  it('refuses what cannot be meant, and writes nothing', async () => {
    const before = records();
    for (const [words, code] of [
      [['1'], 'usage-comment'],
      [['1', ' ', '\n'], 'usage-comment'],
      [['faster', 'Yes.'], 'usage-number'],
      [['0', 'Yes.'], 'usage-number'],
      [['1', '/dtaas aprove'], 'usage-comment-command'],
      [['1', '/dtaas', 'save'], 'usage-comment-command'],
      [['7', 'Yes.'], 'forge-not-found'],
      [['7', '/dtaas approve'], 'forge-not-found'],
    ] as const)
      await expect(call(comment, clone, words), words.join(' ')).rejects.toMatchObject({ code });
    expect(records()).toEqual(before);
  });

  it('answers a command at once, and says why it does nothing', async () => {
    expect(await call(comment, clone, ['1', '/dtaas', 'approve'])).toMatchObject({
      code: 1,
      printed: 'Test commented on pull request 1.\nRefused: `/dtaas approve` is for merged pull requests.',
    });
    await call(merge, clone, []);
    const refused = await report(comment, clone, ['1', '/dtaas approve']);
    expect(refused['answer']).toMatchObject({
      succeeded: false,
      text: expect.stringContaining('No plan of this pull request waits'),
    });
    expect(records().filter((subject) => subject.includes('answer/'))).toHaveLength(2);
  });

  it('checks, verifies and plans at once, so that a protected main takes the pull request', async () => {
    await call(protect, clone, []);
    await expect(call(merge, clone, [])).rejects.toMatchObject({
      code: 'forge-not-mergeable',
      message: 'Pull request 1 cannot be merged: the status dtaas is missing',
      hint: 'To check, verify and plan it here: dtaas comment 1 /dtaas plan',
    });
    const { code, printed } = await call(comment, clone, ['1', '/dtaas', 'plan']);
    expect([code, printed]).toEqual([0, expect.stringContaining('No twin would change.')]);
    const { comments, statuses } = await report(show, clone, ['1']);
    expect(statuses).toMatchObject([{ name: 'dtaas', state: 'success' }]);
    expect(comments).toMatchObject([
      { text: '/dtaas plan' },
      { text: expect.stringContaining('dtaas:plans') },
      { text: expect.stringContaining('is in the comment of the review') },
    ]);
    expect(git(clone, 'worktree', 'list').split('\n')).toHaveLength(1);
    expect(git(clone, 'status', '--porcelain')).toBe('');
    await call(merge, clone, []);
    expect((await call(comment, clone, ['1', '/dtaas verify'])).printed).toContain('for open pull requests');
  });

  it('goes on with a command that was written and not answered', async () => {
    await call(merge, clone, []);
    const first = await report(comment, clone, ['1', '/dtaas approve']);
    // As if the first one had been killed before it answered.
    git(remote, 'update-ref', 'refs/heads/dtaas-forge', 'refs/heads/dtaas-forge~1');
    await report(comment, clone, ['1', 'Hm.']);
    expect(await report(comment, clone, ['1', '/dtaas approve'])).toEqual(first);
    expect(await report(comment, clone, ['1', '/dtaas approve'])).not.toEqual(first);
  });
});
