import {
  type Command,
  type Comment,
  type CommentEvent,
  commandOf,
  type Forge,
  isUsuallyProtected,
  type PullRequest,
} from '@dtaas/forge';
import type { Outcome } from '@dtaas/model';
import { type Report, reviewedPlans } from '@dtaas/report';
import type { Rights } from '../rights.ts';
import { topics } from '../topics.ts';
import { done, locked, postedReview, type Reply, refusal, unknownCommand, working } from './reply.ts';

type OfTwin = Extract<Command, { readonly twin: string }>;

/** What a command does. Bound to the clone and its world; tests bind it to a list of calls. */
export interface Actions {
  /** Deploys the newest main with these plans approved: twin → fingerprint. */
  approve(plans: ReadonlyMap<string, string>): Promise<Report<'MergedReport'>>;
  operate(command: OfTwin): Promise<Outcome>;
  /**
   * Posts what a job without a token has planned or verified for this commit, and answers it. Answers what is missing, as a sentence, if the job
   * left nothing that can be used.
   */
  review(command: 'plan' | 'verify', pullRequest: PullRequest): Promise<Report<'ReviewReport'> | string>;
  /**
   * Commits the locks that the head needs on top of it, on its branch, together with the lock of the named twin. Answers what was locked, or why
   * nothing was, as a sentence.
   */
  lock(pullRequest: PullRequest, named: string | undefined): Promise<Report<'LockReport'> | string>;
}

export interface AnswerOptions {
  readonly forge: Pick<
    Forge,
    'kind' | 'about' | 'comments' | 'pullRequest' | 'ensureComment' | 'trustedComment'
  >;
  readonly rights: Rights;
  readonly actions: Actions;
}

/**
 * Does what a comment on a pull request commands, and says in one comment of ours what became of it. The job may run twice: what was
 * answered is not done again.
 *
 * @param event from the forge's event file. The comment is read again from the forge, because it may have been edited since.
 * @returns the answer; undefined if the comment commands nothing
 */
export async function answerComment(event: CommentEvent, options: AnswerOptions): Promise<Reply | undefined> {
  if (event.action !== 'created' || commandOf(event.text) === undefined) return undefined;
  const { forge } = options;
  const on = { number: event.number, about: event.on };
  const topic = topicOf(event.id);
  const earlier = await forge.trustedComment(on, topic);
  if (isFinal(earlier)) return undefined;
  const reply = await replyTo(event, options, earlier !== undefined, () => say(working));
  await say(reply);
  return reply;

  async function say({ text }: Reply): Promise<void> {
    await forge.ensureComment(on, { topic, body: text });
  }
}

/**
 * The newest comment of an account that has this text and no answer yet: one whose writer was stopped before the answer was there. Undefined if
 * there is none.
 */
export async function unansweredComment(
  forge: Pick<Forge, 'comments' | 'trustedComment'>,
  number: number,
  { author, text }: { readonly author: string; readonly text: string },
): Promise<Comment | undefined> {
  const found = (await forge.comments({ number })).findLast(
    (comment) => comment.author === author && lines(comment.body) === lines(text),
  );
  return found && isFinal(await forge.trustedComment({ number }, topicOf(found.id))) ? undefined : found;
}

function topicOf(id: string): string {
  return `answer/${id}`;
}

function isFinal(answer: string | undefined): boolean {
  return answer !== undefined && !answer.startsWith(working.text);
}

async function replyTo(
  event: CommentEvent,
  options: AnswerOptions,
  wasBegun: boolean,
  begin: () => Promise<void>,
): Promise<Reply> {
  const command = commandOf(event.text);
  if (command === undefined || command === 'unknown') return unknownCommand;
  if (event.on !== 'pull-request') return refusal('Commands are for pull requests. This is an issue.');
  const changed = await changedSince(event, options.forge);
  if (changed !== undefined) return refusal(changed);
  const pullRequest = await options.forge.pullRequest(event.number);
  const untimely = timeOf(command, pullRequest);
  if (untimely !== undefined) return refusal(untimely);
  if (command.verb === 'approve') return approve(pullRequest, event, options, begin);
  if (command.verb === 'lock') return lock(command.named, pullRequest, event, options);
  if (!('twin' in command)) return review(command.verb, pullRequest, event, options);
  // To restore twice would drop what the twin did since the first time.
  if (wasBegun && command.verb === 'restore')
    return refusal(
      'The job was stopped while it restored the twin. Look at `dtaas status`, and comment again if needed.',
    );
  const verdict = await options.rights(command.verb, event.author, command.twin);
  if (!verdict.allowed) return refusal(verdict.why);
  await begin();
  return done({ kind: 'operation', outcome: await options.actions.operate(command) });
}

/** A command counts as it was written. Who edits a comment later cannot change what was commanded, or in whose name. */
async function changedSince(
  { id, number, on, author, text }: CommentEvent,
  forge: AnswerOptions['forge'],
): Promise<string | undefined> {
  const comments = await forge.comments({ number, about: on });
  const found = comments.find((comment) => comment.id === id);
  if (!found) return 'The comment with the command was deleted.';
  const isSame = found.author === author && lines(found.body) === lines(text);
  return isSame
    ? undefined
    : 'The comment was changed after it was written. Write the command as a new comment.';
}

function lines(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}

/** A plan is made before the merge, and everything else afterwards. */
function timeOf({ verb }: Command, { state }: PullRequest): string | undefined {
  const isBefore = verb === 'plan' || verb === 'verify' || verb === 'lock';
  if (isBefore && state !== 'open') return `\`/dtaas ${verb}\` is for open pull requests.`;
  if (!isBefore && state !== 'merged') return `\`/dtaas ${verb}\` is for merged pull requests.`;
  return undefined;
}

async function review(
  verb: 'plan' | 'verify',
  pullRequest: PullRequest,
  { author }: CommentEvent,
  { rights, actions }: AnswerOptions,
): Promise<Reply> {
  const verdict = await rights(verb, author, '');
  if (!verdict.allowed) return refusal(verdict.why);
  const posted = await actions.review(verb, pullRequest);
  return typeof posted === 'string' ? refusal(posted) : postedReview(verb, pullRequest.head.commit, posted);
}

/** Only a branch of this repository that anybody may push to who may write: the key of the job could write more. */
async function lock(
  named: string | undefined,
  pullRequest: PullRequest,
  { author }: CommentEvent,
  { forge, rights, actions }: AnswerOptions,
): Promise<Reply> {
  const verdict = await rights('lock', author, '');
  if (!verdict.allowed) return refusal(verdict.why);
  if (pullRequest.isFork)
    return refusal(
      'The branch is in a fork, where the platform cannot write. Paste the text of each lock from the comment of the review.',
    );
  const { branch } = pullRequest.head;
  const { defaultBranch } = await forge.about();
  if (isUsuallyProtected(branch, defaultBranch, forge.kind))
    return refusal(`The branch ${branch} is protected. Propose the change from another branch.`);
  const report = await actions.lock(pullRequest, named);
  return typeof report === 'string' ? refusal(report) : locked(report, forge.kind);
}

/** Approves the plans that the comment about the deployment shows, of the twins for which the author may do so. */
async function approve(
  { number }: PullRequest,
  { author }: CommentEvent,
  { forge, rights, actions }: AnswerOptions,
  begin: () => Promise<void>,
): Promise<Reply> {
  const shown = await forge.trustedComment({ number }, topics.deployment);
  const plans = shown === undefined ? [] : [...(reviewedPlans(shown)?.plans ?? [])];
  if (plans.length === 0) return refusal('No plan of this pull request waits for approval.');
  const verdicts = await Promise.all(
    plans.map(async (plan) => ({ plan, verdict: await rights('approve', author, plan[0]) })),
  );
  const refused = verdicts.flatMap(({ verdict }) => (verdict.allowed ? [] : [verdict.why]));
  const approved = verdicts.flatMap(({ plan, verdict }) => (verdict.allowed ? [plan] : []));
  if (approved.length === 0) return refusal(refused[0] ?? '');
  await begin();
  return done({ kind: 'merged', report: await actions.approve(new Map(approved)) });
}
