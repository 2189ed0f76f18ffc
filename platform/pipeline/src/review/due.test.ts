import type { CommentEvent } from '@dtaas/forge';
import { withPlans } from '@dtaas/report';
import { beforeEach, describe, expect, it } from 'vitest';
import { mergedPullRequest, type ToldForge, toldForge } from '../../testing/told-forge.ts';
import { dueReviews } from './due.ts';

const heads = { 7: '7'.repeat(40), 8: '8'.repeat(40) };

let forge: ToldForge;
beforeEach(() => {
  forge = toldForge();
  open(7);
  open(8);
});

function open(number: keyof typeof heads, more: Partial<ReturnType<typeof mergedPullRequest>> = {}): void {
  const request = mergedPullRequest(number, heads[number], 'm');
  forge.merged.set(String(number), { ...request, state: 'open', ...more });
}

const review = (number: number, commit: string) =>
  forge.comments.set(`${number} review`, withPlans({ commit, plans: new Map() }, 'Review'));
const numbers = async (event?: Parameters<typeof dueReviews>[1]) =>
  (await dueReviews(forge, event)).map(({ number }) => number);

function comment(text: string, more: Partial<CommentEvent> = {}): CommentEvent {
  return {
    ...{ kind: 'comment', on: 'pull-request', number: 7, action: 'created', id: '11', author: 'ada', text },
    ...more,
  };
}

describe('a review is due', () => {
  it('of each open pull request that has none, with the commit to review', async () => {
    expect(await dueReviews(forge, { kind: 'schedule' })).toEqual([
      { number: 7, commit: heads[7] },
      { number: 8, commit: heads[8] },
    ]);
  });

  it('until the platform has posted one of the head', async () => {
    review(7, heads[7]);
    expect(await numbers()).toEqual([8]);
  });

  it('again after a push', async () => {
    review(7, '6'.repeat(40));
    expect(await numbers()).toEqual([7, 8]);
  });

  it('of all that have none, whichever one the event names, so that a lost event is made up for', async () => {
    const { head, base, author, title, isFork } = mergedPullRequest(8, heads[8], 'm');
    review(8, heads[8]);
    expect(
      await numbers({ kind: 'pull-request', number: 8, action: 'opened', head, base, author, title, isFork }),
    ).toEqual([7]);
  });

  it.each([
    { state: 'closed' as const },
    { state: 'merged' as const },
    { base: { branch: 'x', commit: '' } },
  ])('not of a pull request with %j', async (more) => {
    open(8, more);
    expect(await numbers()).toEqual([7]);
  });
});

describe('a comment', () => {
  it.each(['/dtaas plan', '/dtaas verify'])('%s asks for a review, although there is one', async (text) => {
    review(7, heads[7]);
    expect(await dueReviews(forge, comment(text))).toEqual([{ number: 7, commit: heads[7] }]);
  });

  it.each<[string, string, Partial<CommentEvent>]>([
    ['of another command', '/dtaas save tank', {}],
    ['that is no command', 'Looks good.', {}],
    ['that was edited into a command', '/dtaas plan', { action: 'edited' }],
    ['on an issue', '/dtaas plan', { on: 'issue' }],
    ['that commands what does not exist', '/dtaas destroy', {}],
  ])('%s asks for no review, and for none of other pull requests', async (_, text, more) => {
    expect(await numbers(comment(text, more))).toEqual([]);
    expect(forge.requests).toBe(0);
  });

  it('on a closed pull request asks for no review', async () => {
    open(7, { state: 'closed' });
    expect(await numbers(comment('/dtaas plan'))).toEqual([]);
  });
});
