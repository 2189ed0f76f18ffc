import type { Comment, CommentEvent, PullRequest } from '@dtaas/forge';
import { reportOf, reviewOf, withPlans } from '@dtaas/report';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mergedPullRequest, type ToldForge, toldForge } from '../../testing/told-forge.ts';
import { type Actions, answerComment } from './answer.ts';

const commit = 'c'.repeat(40);
const fingerprint = 'f'.repeat(20);

let forge: ToldForge;
let pullRequest: PullRequest;
let comments: Comment[];
let calls: string[];
beforeEach(() => {
  forge = toldForge();
  pullRequest = mergedPullRequest(7, 'd'.repeat(40), commit);
  comments = [];
  calls = [];
});

const actions: Actions = {
  async approve(plans) {
    calls.push(`approve ${[...plans].join(' ')}`);
    return reportOf('MergedReport', { commit, twins: [] });
  },
  async operate(command) {
    calls.push(Object.values(command).join(' '));
    return { twin: command.twin, outcome: 'done', event: 'saved', health: 'Healthy' };
  },
  async lock({ head }, named) {
    calls.push(`lock ${head.branch} ${named ?? ''}`.trim());
    if (named === 'gone') return 'The head has no twin gone.';
    const references = [{ reference: 'functions/pump', range: '^1', version: '1.0.0' }];
    const twins = [{ twin: named ?? 'tank', outcome: 'written' as const, references }];
    return reportOf('LockReport', { commit, twins: named === 'done' ? [] : twins, unreached: [] });
  },
  async review(verb) {
    calls.push(verb);
    return verb === 'verify' ? 'The job that verifies left no report.' : reviewOf({ reports: [], commit });
  },
};

/** Somebody writes a comment, and a job answers it. */
async function comment(text: string, more: Partial<CommentEvent> = {}, seen: Partial<Comment> = {}) {
  const event: CommentEvent = {
    kind: 'comment',
    on: 'pull-request',
    number: 7,
    action: 'created',
    id: '11',
    author: 'ada',
    text,
    ...more,
  };
  const at = { url: '', createdAt: '', updatedAt: '' };
  comments.push({ id: event.id, author: event.author, body: text, ...at, ...seen });
  return answerComment(event, {
    forge: {
      ...forge,
      comments: async () => comments,
      pullRequest: async () => pullRequest,
    },
    rights: async (action, account, twin) =>
      account === 'ada' && twin !== 'oven'
        ? { allowed: true }
        : { allowed: false, why: `${account} may not ${action}. Only administrators may.` },
    actions,
  });
}

const open = (): PullRequest => ({
  ...pullRequest,
  state: 'open',
  mergedBy: undefined,
  mergeCommit: undefined,
});
const headOn = (branch: string): PullRequest['head'] => ({
  ...mergedPullRequest(7, 'd'.repeat(40), commit).head,
  branch,
});
const answered = () => forge.comments.get('7 answer/11');

describe('a command of somebody who may', () => {
  it.each([
    ['/dtaas save tank', 'save tank'],
    ['/dtaas restore tank 20261122T143611Z-c52be252', 'restore tank 20261122T143611Z-c52be252'],
    ['/dtaas terminate tank\n\nNobody needs it.', 'terminate tank'],
  ])('%s is done once, and answered', async (text, call) => {
    expect(await comment(text)).toMatchObject({ succeeded: true });
    expect(calls).toEqual([call]);
    expect(answered()).toContain('tank');
    // The job runs again.
    expect(await comment(text)).toBeUndefined();
    expect(calls).toEqual([call]);
  });

  it('plans and verifies while the pull request is open', async () => {
    pullRequest = open();
    expect(await comment('/dtaas plan')).toMatchObject({ succeeded: true });
    expect(answered()).toContain('dddddddddd');
    expect(await comment('/dtaas verify', { id: '12' })).toMatchObject({ succeeded: false });
    expect(forge.comments.get('7 answer/12')).toContain('left no report');
    expect(calls).toEqual(['plan', 'verify']);
  });

  it.each([
    ['/dtaas lock', 'lock change'],
    ['/dtaas lock oven', 'lock change oven'],
  ])('%s writes locks to the branch while the pull request is open', async (text, call) => {
    pullRequest = open();
    expect(await comment(text)).toMatchObject({ succeeded: true });
    expect(calls).toEqual([call]);
    expect(answered()).toContain(`Commit \`${commit}\` has the new locks.\n\nA job reviews it`);
    expect(answered()).toContain('`functions/pump` `^1` → `1.0.0`');
    expect(await comment(text)).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it('approves the plans that the comment about the deployment shows, of the twins for which the author may', async () => {
    const plans = new Map(['tank', 'oven'].map((twin) => [twin, fingerprint]));
    forge.comments.set('7 deployment', withPlans({ commit, plans }, ''));
    expect(await comment('/dtaas approve')).toMatchObject({ succeeded: true });
    expect(calls).toEqual([`approve tank,${fingerprint}`]);
  });

  it('goes on after a job that was killed, but restores nothing twice', async () => {
    const { operate } = actions;
    const killed = vi.spyOn(actions, 'operate').mockImplementation(async (command) => {
      await operate(command);
      throw new Error('killed');
    });
    await expect(comment('/dtaas save tank')).rejects.toThrow('killed');
    const restore = '/dtaas restore tank 20261122T143611Z-c52be252';
    await expect(comment(restore, { id: '12' })).rejects.toThrow('killed');
    killed.mockRestore();
    expect(await comment('/dtaas save tank')).toMatchObject({ succeeded: true });
    expect(await comment(restore, { id: '12' })).toMatchObject({ succeeded: false });
    expect(calls.filter((call) => call.startsWith('restore'))).toHaveLength(1);
  });
});

describe('is refused, and does nothing:', () => {
  it.each<[string, string, Partial<CommentEvent>, Partial<Comment>, string]>([
    ['somebody who may not', '/dtaas save tank', { author: 'eve' }, {}, 'may not save'],
    ['a twin of others', '/dtaas save oven', {}, {}, 'may not save'],
    [
      'a comment that was changed since',
      '/dtaas save tank',
      {},
      { body: '/dtaas terminate tank' },
      'changed',
    ],
    ['a comment of another author', '/dtaas save tank', {}, { author: 'eve' }, 'changed'],
    ['a comment that is gone', '/dtaas save tank', {}, { id: '99' }, 'deleted'],
    ['an issue', '/dtaas save tank', { on: 'issue' }, {}, 'issue'],
    ['a plan after the merge', '/dtaas plan', {}, {}, 'open pull requests'],
    ['a lock after the merge', '/dtaas lock', {}, {}, 'open pull requests'],
    ['an approval where nothing waits', '/dtaas approve', {}, {}, 'No plan'],
    ['what is no command', '/dtaas delete everything', {}, {}, 'not a command'],
    ['options', '/dtaas save tank --push', {}, {}, 'not a command'],
  ])('%s', async (_, text, event, seen, why) => {
    expect(await comment(text, event, seen)).toMatchObject({ succeeded: false });
    expect(answered()).toContain(why);
    expect(calls).toEqual([]);
  });

  it('a save before the merge', async () => {
    pullRequest = open();
    await comment('/dtaas save tank');
    expect(answered()).toContain('merged pull requests');
    expect(calls).toEqual([]);
  });

  it.each<[string, Partial<PullRequest>, string]>([
    ['of a fork', { isFork: true }, 'Paste the text'],
    ['on the default branch', { head: headOn('main') }, 'main is protected'],
    ['on a branch of state', { head: headOn('state/oven') }, 'state/oven is protected'],
    ['on a branch below one of state', { head: headOn('state/oven/x') }, 'is protected'],
  ])('a lock %s', async (_, of, why) => {
    pullRequest = { ...open(), ...of };
    expect(await comment('/dtaas lock')).toMatchObject({ succeeded: false });
    expect(answered()).toContain(why);
    expect(calls).toEqual([]);
  });

  it('a lock by somebody who may not write', async () => {
    pullRequest = open();
    await comment('/dtaas lock', { author: 'eve' });
    expect(answered()).toContain('may not lock');
    expect(calls).toEqual([]);
  });

  it('an approval by somebody who may approve none of the twins', async () => {
    forge.comments.set('7 deployment', withPlans({ commit, plans: new Map([['oven', fingerprint]]) }, ''));
    expect(await comment('/dtaas approve')).toMatchObject({ succeeded: false });
    expect(calls).toEqual([]);
  });
});

describe('no answer is given to', () => {
  it.each<[string, string, Partial<CommentEvent>]>([
    ['a comment for people', 'Looks good. /dtaas approve', {}],
    ['a comment that was edited into a command', '/dtaas save tank', { action: 'edited' }],
    ['a comment that was deleted', '/dtaas save tank', { action: 'deleted' }],
  ])('%s', async (_, text, event) => {
    expect(await comment(text, event)).toBeUndefined();
    expect([forge.comments.size, calls.length]).toEqual([0, 0]);
  });
});

it('An answer mentions nobody, whatever the account is called', async () => {
  await comment('/dtaas save tank', { author: '@plant/all <b>' });
  expect(answered()).not.toMatch(/@plant|<b>/);
});
