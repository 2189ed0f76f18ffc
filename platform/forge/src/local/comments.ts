import type { TreeDraft } from '@dtaas/repository';
import type { Comment, Conversation } from '../forge.ts';
import { ensureLastComment as ensureLast } from '../last-comment.ts';
import { commentPlace, ensureSignedComment, trustedText } from '../signed-comment.ts';
import { Fields } from './fields.ts';
import { json, notFound, numbered, type Remote } from './remote.ts';

export function listComments(remote: Remote, on: Conversation): Promise<readonly Comment[]> {
  return remote.read((draft) => commentsIn(remote, draft, on));
}

export function ensureComment(
  remote: Remote,
  on: Conversation,
  { topic, body }: { readonly topic: string; readonly body: string },
): Promise<Comment> {
  const place = commentPlace(remote.repository.root, on, topic);
  // Look and write are one step, so two that ensure the same at once make one comment.
  return remote.change(`Comment on ${on.about ?? 'pull-request'} ${on.number}: ${topic}`, (draft) =>
    ensureSignedComment(
      {
        list: () => commentsIn(remote, draft, on),
        create: (text) => putNew(remote, draft, on, text),
        change: async (comment, text) => put(draft, on, { ...comment, body: text, updatedAt: time() }),
      },
      { key: remote.markKey, place, body },
    ),
  );
}

export function ensureLastComment(remote: Remote, on: Conversation, body: string): Promise<Comment> {
  return remote.change(`Comment on ${on.about ?? 'pull-request'} ${on.number}`, (draft) =>
    ensureLast(
      { list: () => commentsIn(remote, draft, on), create: (text) => putNew(remote, draft, on, text) },
      { author: remote.account, body },
    ),
  );
}

export async function trustedComment(
  remote: Remote,
  on: Conversation,
  topic: string,
): Promise<string | undefined> {
  const place = commentPlace(remote.repository.root, on, topic);
  return trustedText(await listComments(remote, on), remote.markKey, place);
}

/** A comment that anybody wrote. */
export async function putNew(
  remote: Remote,
  draft: TreeDraft,
  on: Conversation,
  body: string,
): Promise<Comment> {
  const comments = await commentsIn(remote, draft, on);
  const last = Number(comments.at(-1)?.id.split('.')[1] ?? 0);
  const id = `${on.number}.${last + 1}`;
  const at = time();
  const url = `${remote.url}#${on.about ?? 'pull-request'}/${on.number}/${last + 1}`;
  return put(draft, on, { id, author: remote.account, body, url, createdAt: at, updatedAt: at });
}

export function put(draft: TreeDraft, on: Conversation, comment: Comment): Comment {
  draft.put(commentPath(on, comment.id), json(comment));
  return comment;
}

/** `comments/<hundreds>/<number>/<place in the sequence>.json`. */
export function commentPath(on: Conversation, id: string): string {
  return `${folderOf(on)}/${(id.split('.')[1] ?? '').padStart(6, '0')}.json`;
}

function folderOf({ number }: Conversation): string {
  return `comments/${Math.floor(number / 100)}/${number}`;
}

async function commentsIn(remote: Remote, draft: TreeDraft, on: Conversation): Promise<readonly Comment[]> {
  const [there] = await draft.texts([numbered(on.about === 'issue' ? 'issues' : 'pulls', on.number)]);
  if (there === undefined) throw notFound(remote, `${on.about ?? 'pull-request'} ${on.number}`);
  return (await draft.textsBelow(folderOf(on))).map(({ path, text }) => {
    const fields = Fields.parse(path, text);
    return {
      id: fields.text('id'),
      author: fields.text('author'),
      body: fields.text('body'),
      url: fields.text('url'),
      createdAt: fields.text('createdAt'),
      updatedAt: fields.text('updatedAt'),
    };
  });
}

function time(): string {
  return new Date().toISOString();
}
