import { setTimeout as sleep } from 'node:timers/promises';
import {
  forgeHeadMoved,
  forgeMergeConflict,
  forgeNotMergeable,
  forgeRefused,
  forgeUnreachable,
} from '../../failures.ts';
import type { Forge, PullRequest } from '../../forge.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';
import { readPullRequest } from './read.ts';

/** What a refusal of a merge means. */
type Refusal = 'computing' | 'look-again' | 'no-right' | 'conflict' | 'not-mergeable';

/** The first and the longest wait while the server computes, in milliseconds. */
const waits = { first: 100, longest: 1000 } as const;

/**
 * Asks for the merge until it has an answer that lasts. After a push, Gitea refuses merges while it computes whether there is a conflict; once it knows of one, it
 * gives the same answer for ever. So a conflict is a computation that outlasts the patience.
 */
export async function merge(
  session: Session,
  number: number,
  options: Parameters<Forge['merge']>[1],
): Promise<PullRequest> {
  const { client, mergePatience } = session;
  const end = performance.now() + mergePatience;
  for (let wait: number = waits.first; ; wait = Math.min(2 * wait, waits.longest)) {
    const pull = await mergeable(session, number, options.head);
    if (pull.state === 'merged') return pull;
    const refusal = await ask(session, number, options);
    if (refusal === 'merged') return readPullRequest(session, number);
    const { means, said } = refusal;
    if (means === 'no-right')
      throw forgeRefused({ forge: client.forge, request: `merge pull request ${number}`, said });
    if (means === 'not-mergeable') throw forgeNotMergeable({ number, said });
    const isLate = performance.now() + wait > end;
    if (means === 'conflict' || (means === 'computing' && isLate))
      throw forgeMergeConflict({ number, base: pull.base.branch });
    if (isLate) throw forgeNotMergeable({ number, said });
    await sleep(wait);
  }
}

/** The pull request, if its head is the commit that was seen. */
async function mergeable(session: Session, number: number, seen: string): Promise<PullRequest> {
  const pull = await readPullRequest(session, number);
  if (pull.head.commit !== seen) throw forgeHeadMoved({ number, seen, now: pull.head.commit });
  if (pull.state === 'closed') throw forgeNotMergeable({ number, said: 'it is closed.' });
  return pull;
}

async function ask(
  session: Session,
  number: number,
  { head, message }: Parameters<Forge['merge']>[1],
): Promise<'merged' | { readonly means: Refusal; readonly said: string }> {
  const [title, ...rest] = (message ?? '').split('\n');
  const text = rest.join('\n').trim();
  const sent = session.client.change(session.in(path`/pulls/${number}/merge`), {
    to: `merge pull request ${number}`,
    subject: `pull request ${number}`,
    method: 'POST',
    body: {
      Do: 'merge',
      head_commit_id: head,
      // Forgejo knows the first spelling only.
      ...(title ? { MergeTitleField: title, merge_title_field: title } : {}),
      ...(text ? { MergeMessageField: text, merge_message_field: text } : {}),
    },
    expect: [404, 405, 409],
  });
  const reply = await sent.catch(async (error: unknown) => {
    // It may have merged all the same.
    if (forgeUnreachable.is(error) && (await readPullRequest(session, number)).state === 'merged') return;
    throw error;
  });
  if (reply === undefined || reply.status < 300) return 'merged';
  return { means: meaningOf(reply.status, reply.said), said: reply.said };
}

export function meaningOf(status: number, said: string): Refusal {
  if (/try again later/i.test(said)) return 'computing';
  if (/already merged|out of date/i.test(said) || status === 404) return 'look-again';
  if (/not allowed to merge/i.test(said)) return 'no-right';
  // A conflict that the merge itself met comes without a message.
  if (status === 409 && !/^PushRejected/.test(said)) return 'conflict';
  return 'not-mergeable';
}
