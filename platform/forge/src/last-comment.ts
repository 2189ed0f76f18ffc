import { ensured } from './ensured.ts';
import type { Comment } from './forge.ts';
import type { CommentRequests } from './signed-comment.ts';

/**
 * The newest comment of a conversation, by an account: written, unless it is there.
 *
 * @param author undefined where the forge does not say whose the token is; then a comment that is there is nobody's, and another one is written
 */
export function ensureLastComment(
  { list, create }: Pick<CommentRequests, 'list' | 'create'>,
  { author, body }: { readonly author: string | undefined; readonly body: string },
): Promise<Comment> {
  return ensured<Comment>({
    async look() {
      const last = (await list()).at(-1);
      return last !== undefined && last.author === author && canonical(last.body) === canonical(body)
        ? last
        : undefined;
    },
    isRight: () => true,
    make: () => create(body),
  });
}

/** Forges change the ends of lines, and spaces at the end. */
function canonical(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
