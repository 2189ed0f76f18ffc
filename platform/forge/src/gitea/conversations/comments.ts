import { forgeUnreachable } from '../../failures.ts';
import type { Comment, Conversation, Forge } from '../../forge.ts';
import { ensureLastComment } from '../../last-comment.ts';
import {
  type CommentRequests,
  commentPlace,
  ensureSignedComment,
  trustedText,
} from '../../signed-comment.ts';
import type { Answer } from '../client/answer.ts';
import { path } from '../client/path.ts';
import type { Session } from '../session.ts';

/** Gitea counts pull requests and issues together, so a number is one or the other, and their comments have one address. */
export function comments(
  session: Session,
  account: Forge['account'],
): Pick<Forge, 'comments' | 'ensureComment' | 'ensureLastComment' | 'trustedComment'> {
  const { repository } = session;
  return {
    comments: (on) => requests(session, on).list(),
    ensureComment: (on, { topic, body }) =>
      ensureSignedComment(requests(session, on), {
        key: session.markKey,
        place: commentPlace(repository, on, topic),
        body,
      }),
    ensureLastComment: async (on, body) =>
      ensureLastComment(requests(session, on), { author: await account(), body }),
    trustedComment: async (on, topic) =>
      trustedText(await requests(session, on).list(), session.markKey, commentPlace(repository, on, topic)),
  };
}

function requests({ client, in: at }: Session, { number, about }: Conversation): CommentRequests {
  const subject = about === 'issue' ? `issue ${number}` : `pull request ${number}`;
  const all = at(path`/issues/${number}/comments`);
  return {
    async list() {
      const request = { to: 'list comments', subject };
      const items = await client.all(all, { ...request, is500Final: true }).catch(async (error: unknown) => {
        // Also the answer about a number that nothing has.
        if (!forgeUnreachable.is(error)) throw error;
        await client.get(at(path`/issues/${number}`), request);
        return client.all(all, request);
      });
      return items.map(commentOf).sort((one, other) => Number(one.id) - Number(other.id));
    },
    async create(body) {
      const request = { to: 'comment', subject, method: 'POST', body: { body } } as const;
      return commentOf((await client.change(all, request)).answer);
    },
    async change({ id }, body) {
      const request = { to: 'change a comment', subject, method: 'PATCH', body: { body } } as const;
      return commentOf((await client.change(at(path`/issues/comments/${id}`), request)).answer);
    },
  };
}

function commentOf(answer: Answer): Comment {
  return {
    id: String(answer.at('id').number),
    author: answer.at('user').at('login').text,
    body: answer.at('body').text,
    url: answer.at('html_url').url,
    createdAt: answer.at('created_at').time,
    updatedAt: answer.at('updated_at').time,
  };
}
