import { type Comment, type CommentEvent, commandOf, commandUsages, type Forge } from '@dtaas/forge';
import { type Reply, unansweredComment } from '@dtaas/pipeline';
import { plainText } from '@dtaas/report';
import { answerText, type Command, type Context, type ExitCode, type Options } from '../context.ts';
import { replyTo } from './answer.ts';
import { commentCommand, commentEmpty, numberWrong } from './failures.ts';
import { forgeOfClone } from './forge-of-clone.ts';
import { openJob } from './job.ts';

/**
 * `dtaas comment <number> <text...>`: writes a comment on a pull request. Where no job answers, because the forge is a bare repository, a
 * command is carried out at once.
 */
export const run: Command = async (context, [named = '', ...words], options) => {
  const number = numberOf(named);
  const text = words.join(' ').trim();
  if (text === '') throw commentEmpty({ number });
  const command = commandOf(text);
  if (command === 'unknown') throw commentCommand({ text, usages: commandUsages.map(([usage]) => usage) });
  const { forge } = await forgeOfClone(context);
  await forge.pullRequest(number);
  if (forge.kind !== 'local' || command === undefined) {
    const comment = await forge.ensureLastComment({ number }, text);
    return say(context, number, { comment, next: nextAfter(forge, number, { comment, command }) });
  }
  return obey(context, { number, text, options });
};

/** The number of a pull request. `#7` is accepted, too. */
export function numberOf(text: string): number {
  const [, digits] = /^#?([1-9]\d{0,14})$/.exec(text) ?? [];
  if (digits === undefined) throw numberWrong({ text });
  return Number(digits);
}

/** Writes a command and carries it out. A command that was written and not answered, because somebody stopped it, goes on. */
async function obey(
  context: Context,
  { number, text, options }: { readonly number: number; readonly text: string; readonly options: Options },
): Promise<ExitCode> {
  const job = await openJob(context);
  const { forge } = job;
  const author = (await forge.account()) ?? '';
  const comment =
    (await unansweredComment(forge, number, { author, text })) ??
    (await forge.ensureLastComment({ number }, text));
  const event: CommentEvent = {
    kind: 'comment',
    on: 'pull-request',
    number,
    action: 'created',
    id: comment.id,
    author: comment.author,
    text: comment.body,
  };
  const answer = await replyTo(context, job, event, options);
  return say(context, number, { comment, answer });
}

function nextAfter(
  { kind }: Pick<Forge, 'kind'>,
  number: number,
  { comment, command }: { readonly comment: Comment; readonly command: object | undefined },
): string {
  if (kind === 'local') return `To read the conversation: dtaas show ${number}`;
  return command === undefined ? comment.url : `A job answers the command there: ${comment.url}`;
}

interface Said {
  readonly comment: Comment;
  readonly answer?: Reply | undefined;
  readonly next?: string;
}

function say(context: Context, number: number, { comment, answer, next = '' }: Said): ExitCode {
  const { id, url, author } = comment;
  const told = answer && { text: answer.text, succeeded: answer.succeeded };
  const fields = { number, comment: { id, url, author }, ...(told && { answer: told }) };
  const lines = [`${plainText(author)} commented on pull request ${number}.`, answer?.plain ?? next];
  answerText(context, 'CommentReport', fields, lines.join('\n'));
  return answer?.succeeded === false ? 1 : 0;
}
