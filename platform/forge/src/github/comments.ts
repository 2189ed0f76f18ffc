import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Comment, Conversation, Forge } from '../forge.ts';
import { ensureLastComment } from '../last-comment.ts';
import { commentPlace, ensureSignedComment, trustedText } from '../signed-comment.ts';
import { type Hub, per_page } from './api/hub.ts';

type Listed = RestEndpointMethodTypes['issues']['listComments']['response']['data'][number];

export function commentsOn(
  hub: Hub,
  account: Forge['account'],
): Pick<Forge, 'comments' | 'ensureComment' | 'ensureLastComment' | 'trustedComment'> {
  const { ask, where, markKey: key, repository } = hub;

  async function comments(on: Conversation): Promise<readonly Comment[]> {
    const listed = await ask('list comments', subjectOf(on), (api, octokit) =>
      octokit.paginate(api.issues.listComments, { ...where, issue_number: on.number, per_page }),
    );
    return listed.map(commentOf);
  }

  const requestsOn = (on: Conversation) => ({
    list: () => comments(on),
    create: (body: string) =>
      ask('write a comment', subjectOf(on), async (api) =>
        commentOf((await api.issues.createComment({ ...where, issue_number: on.number, body })).data),
      ),
    change: ({ id }: Comment, body: string) =>
      ask('change a comment', `comment ${id}`, async (api) =>
        commentOf((await api.issues.updateComment({ ...where, comment_id: Number(id), body })).data),
      ),
  });

  return {
    comments,
    ensureComment: (on, { topic, body }) =>
      ensureSignedComment(requestsOn(on), { key, place: commentPlace(repository, on, topic), body }),
    ensureLastComment: async (on, body) =>
      ensureLastComment(requestsOn(on), { author: await account(), body }),
    trustedComment: async (on, topic) =>
      trustedText(await comments(on), key, commentPlace(repository, on, topic)),
  };
}

function subjectOf({ number, about = 'pull-request' }: Conversation): string {
  return about === 'issue' ? `issue ${number}` : `pull request ${number}`;
}

function commentOf(data: Listed): Comment {
  return {
    id: String(data.id),
    author: data.user?.login ?? 'ghost',
    body: data.body ?? '',
    url: data.html_url,
    createdAt: data.created_at,
    updatedAt: data.updated_at,
  };
}
