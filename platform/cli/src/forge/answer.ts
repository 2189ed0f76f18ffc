import { type OpenPlatform, operate, save } from '@dtaas/deploy';
import { type CommentEvent, readEvent } from '@dtaas/forge';
import type { Outcome } from '@dtaas/model';
import { type Actions, answerComment, missingReport, postReview, type Reply } from '@dtaas/pipeline';
import { type Report, reviewOf } from '@dtaas/report';
import { openPlatform } from '../clone/open-platform.ts';
import { answerText, type Command, type Context, type Options, textOption } from '../context.ts';
import { readReview } from '../review/read-review.ts';
import { deployJob, expectSharedState, rightsOf } from './deploy-merged.ts';
import { eventMissing, eventOther } from './failures.ts';
import { type Job, openJob } from './job.ts';
import { lockHead } from './lock-head.ts';
import { reviewHere } from './review-here.ts';

/** `dtaas answer`: does what the comment commands that the job was started for, and answers it. */
export const run: Command = async (context, _arguments, options) => {
  const event = await commentOf(textOption(options, 'event'));
  const reply = await replyTo(context, await openJob(context), event, options);
  const text = reply?.text ?? '';
  answerText(context, 'AnswerReport', { answered: reply !== undefined, text }, text);
  if (!reply) context.note('The comment commands nothing.');
  return reply?.succeeded === false ? 1 : 0;
};

/** Does what a comment commands, with the rights of its author, and answers it in a comment. Undefined if the comment commands nothing. */
export async function replyTo(
  context: Context,
  job: Job,
  event: CommentEvent,
  options: Options,
): Promise<Reply | undefined> {
  const push = options['push'] === true;
  const platform = await openPlatform(context, { actor: event.author, makes: { push } });
  expectSharedState(platform);
  await platform.world.remote.fetch();
  const source = await platform.sourceAt(job.main);
  return answerComment(event, {
    forge: job.forge,
    rights: await rightsOf(job, platform, source),
    actions: actionsOf(context, job, platform, options),
  });
}

async function commentOf(file: string | undefined): Promise<CommentEvent> {
  const event = await readEvent(process.env, file);
  if (!event) throw eventMissing();
  if (event.kind !== 'comment') throw eventOther({ kind: event.kind, wanted: 'a comment' });
  return event;
}

function actionsOf(context: Context, job: Job, platform: OpenPlatform, options: Options): Actions {
  const push = platform.pushes || options['push'] === true;
  const head = () => platform.sourceAt(job.main);
  const { signal } = context;
  return {
    approve: (approved) => deployJob(context, job, platform, { options, approved }),
    async operate(command): Promise<Outcome> {
      const { twin } = command;
      if (command.verb === 'save') {
        const [outcome] = await save(platform.world, { twins: [twin], head, push, signal });
        return outcome ?? { twin, outcome: 'unchanged' };
      }
      const request =
        command.verb === 'restore'
          ? ({ kind: 'restore', snapshot: command.snapshot } as const)
          : ({ kind: command.verb } as const);
      return operate(platform.world, twin, request, {
        // The twin may have been deployed from a newer main than the one that is checked out.
        sourceDeployed: (commit) => platform.sourceDeployed(commit, job.main),
        head,
        push,
        unsaved: false,
        signal,
        report: (name, text) => context.note(`${name}: ${text} …`),
      });
    },
    lock: (pullRequest, named) => lockHead(job, pullRequest, named),
    async review(command, pullRequest) {
      const { number } = pullRequest;
      const isHere = job.forge.kind === 'local' && textOption(options, 'reports') === undefined;
      if (isHere) return posted(job, number, await reviewHere(context, job, pullRequest));
      if (textOption(options, 'reports') === undefined)
        return 'The job was not given reports (`dtaas answer --reports <folder> --plans <folder> --commit <id>`).';
      const input = readReview(context.cwd, options);
      const { commit } = input;
      if (commit === undefined)
        return 'The job does not say which commit its reports are about (`--commit`).';
      return missingReport(command, input.reports) ?? posted(job, number, reviewOf({ ...input, commit }));
    },
  };
}

/** Posts a review of its commit. Answers it, or why it was not posted. */
async function posted(
  { forge }: Job,
  number: number,
  review: Report<'ReviewReport'>,
): Promise<Report<'ReviewReport'> | string> {
  const { commit } = review;
  if (commit === null) return 'The reports do not say which commit they are about.';
  return (await postReview(forge, { number, commit, review })) ?? review;
}
