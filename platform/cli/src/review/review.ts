import { readEvent } from '@dtaas/forge';
import { dueReviews, postReview } from '@dtaas/pipeline';
import { reviewOf } from '@dtaas/report';
import { answer, answerText, type Command, type Context, type Options, textOption } from '../context.ts';
import { openForgeJob } from '../forge/job.ts';
import { postIncomplete, pullRequestWrong } from './failures.ts';
import { readReview } from './read-review.ts';

/** `dtaas review --reports <folder>`: one review of what the jobs of a pull request reported. With `--post`, on the forge. */
export const run: Command = async (context, _arguments, options) => {
  if (options['due'] === true) return await listDue(context, options);
  const input = readReview(context.cwd, options);
  const review = reviewOf(input);
  if (options['post'] === true) await post(context, options, input.commit, review);
  answer(context, review);
  // The status says what stands against a merge. The job that posted it has done its part.
  return review.state === 'success' || options['post'] === true ? 0 : 1;
};

/** `dtaas review --due`: a line of each pull request that the job has to review, its number and the commit. */
async function listDue(context: Context, options: Options): Promise<0> {
  const event = await readEvent(process.env, textOption(options, 'event'));
  const { forge } = await openForgeJob(context);
  const due = await dueReviews(forge, event);
  answerText(
    context,
    'DueReport',
    { pullRequests: due },
    due.map(({ number, commit }) => `${number} ${commit}`).join('\n'),
  );
  if (due.length === 0) context.note('No pull request waits for a review.');
  return 0;
}

async function post(
  context: Context,
  options: Options,
  commit: string | undefined,
  review: ReturnType<typeof reviewOf>,
): Promise<void> {
  const text = textOption(options, 'pullRequest');
  if (text === undefined || commit === undefined) throw postIncomplete({});
  if (!/^[1-9]\d{0,14}$/.test(text)) throw pullRequestWrong({ text });
  const { forge } = await openForgeJob(context);
  const why = await postReview(forge, { number: Number(text), commit, review });
  if (why !== undefined) context.note(why);
}
