import type { Comment, Conversation } from '../forge.ts';
import { ensureLastComment } from '../last-comment.ts';
import { type CommentRequests, commentPlace, ensureSignedComment, trustedText } from '../signed-comment.ts';
import { fields, flag, list, number, type Reader, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { readBody, withOurCommands, withoutCommands } from './texts.ts';

const note = fields({
  id: number,
  author: fields({ username: text }),
  body: text,
  system: flag,
  created_at: text,
  updated_at: text,
});

/** Notes, which the interface calls comments. What GitLab itself notes ("mentioned in …") is none. */
export function noteRequests(
  project: GitLabProject,
  on: Conversation,
): CommentRequests & { /** Writes a text as it is. */ write(body: string): Promise<Comment> } {
  const { api, path } = project;
  const [notes, page] =
    on.about === 'issue' ? [api.IssueNotes, 'issues'] : [api.MergeRequestNotes, 'merge_requests'];
  const typed: Reader<Comment> = (value, at) => {
    const { id, author, body, created_at, updated_at } = note(value, at);
    return {
      id: String(id),
      author: author.username,
      body: readBody(body),
      url: `${project.webUrl}/${path}/-/${page}/${on.number}#note_${id}`,
      createdAt: created_at,
      updatedAt: updated_at,
    };
  };
  const where = `comments of ${page.replace('_', ' ')} ${on.number}`;
  const write = (body: string) => project.read(where, typed, notes.create(path, on.number, body));
  return {
    async list() {
      const asked = notes.all(path, on.number, { sort: 'asc', orderBy: 'created_at', perPage: 100 });
      const every: Reader<Comment | undefined> = (value, at) =>
        note(value, at).system ? undefined : typed(value, at);
      return (await project.read(where, list(every), asked)).filter((one) => one !== undefined);
    },
    write,
    create: (body) => write(withoutCommands(body)),
    change: ({ id }, body) =>
      project.read(where, typed, notes.edit(path, on.number, Number(id), { body: withoutCommands(body) })),
  };
}

export function ensureNote(
  project: GitLabProject,
  key: string,
  on: Conversation,
  { topic, body }: { readonly topic: string; readonly body: string },
): Promise<Comment> {
  const place = commentPlace(project.path, on, topic);
  return ensureSignedComment(noteRequests(project, on), { key, place, body });
}

export function ensureLastNote(
  project: GitLabProject,
  on: Conversation,
  note: { readonly author: string | undefined; readonly body: string },
): Promise<Comment> {
  const { list, write } = noteRequests(project, on);
  return ensureLastComment({ list, create: write }, { ...note, body: withOurCommands(note.body) });
}

export async function trustedNote(
  project: GitLabProject,
  key: string,
  on: Conversation,
  topic: string,
): Promise<string | undefined> {
  const comments = await noteRequests(project, on).list();
  return trustedText(comments, key, commentPlace(project.path, on, topic));
}
