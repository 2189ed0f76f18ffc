import { ensured } from './ensured.ts';
import type { Comment, Conversation } from './forge.ts';
import { isMarked, type MarkedPlace, marked, markedText } from './mark.ts';

/** A conversation on a forge: what an adapter has to offer so that the platform can keep its comments there. */
export interface CommentRequests {
  /** All pages, oldest first. */
  list(): Promise<readonly Comment[]>;
  /** Sent once, without retries. */
  create(body: string): Promise<Comment>;
  change(comment: Comment, body: string): Promise<Comment>;
}

/** Where a comment about a topic stands, as its mark has it. */
export function commentPlace(repository: string, on: Conversation, topic: string): MarkedPlace {
  return { repository, conversation: `${on.about ?? 'pull-request'}/${on.number}`, topic };
}

/** The platform's one comment at a place: made, or changed in place. Later ones that claim to be it are copies, and left alone. */
export function ensureSignedComment(
  requests: CommentRequests,
  { key, place, body }: { readonly key: string; readonly place: MarkedPlace; readonly body: string },
): Promise<Comment> {
  const wanted = marked(key, place, body);
  const text = markedText(key, place, wanted);
  return ensured<Comment>({
    look: async () => ours(await requests.list(), key, place),
    isRight: (found) => markedText(key, place, found.body) === text,
    make: (found) => (found === undefined ? requests.create(wanted) : requests.change(found, wanted)),
  });
}

/** What the platform wrote at a place, if nobody changed it since. */
export function trustedText(
  comments: readonly Comment[],
  key: string,
  place: MarkedPlace,
): string | undefined {
  const found = ours(comments, key, place);
  return found && markedText(key, place, found.body);
}

/** The oldest with the right place: nobody could copy the line before it was posted. */
function ours(comments: readonly Comment[], key: string, place: MarkedPlace): Comment | undefined {
  return comments.find(({ body }) => isMarked(key, place, body));
}
