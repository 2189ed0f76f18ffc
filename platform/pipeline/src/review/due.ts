import { commandOf, type Forge, type ForgeEvent, type PullRequest } from '@dtaas/forge';
import { reviewedPlans } from '@dtaas/report';
import { topics } from '../topics.ts';

/** An open pull request that has to be reviewed, and its head. */
export interface DueReview {
  readonly number: number;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** Requests at once. */
const atOnce = 8;

/**
 * The pull requests that a job of main has to review. If a comment commands `plan` or `verify`, it is the one of the comment, whether or not
 * it has a review. Any other comment asks for none. Without a comment, it is each one whose head has no review yet: the forge is asked, so a job
 * makes up for an event that got lost.
 *
 * @param event what the job was started for; undefined outside of jobs
 * @returns those into the default branch that are open, newest first
 */
export async function dueReviews(
  forge: Pick<Forge, 'about' | 'pullRequest' | 'pullRequests' | 'trustedComment'>,
  event: ForgeEvent | undefined,
): Promise<readonly DueReview[]> {
  const { defaultBranch: base } = await forge.about();
  if (event?.kind === 'comment') {
    const command = event.action === 'created' ? commandOf(event.text) : undefined;
    const asks =
      event.on === 'pull-request' &&
      typeof command === 'object' &&
      (command.verb === 'plan' || command.verb === 'verify');
    if (!asks) return [];
    const asked = await forge.pullRequest(event.number);
    return asked.state === 'open' && asked.base.branch === base ? [dueOf(asked)] : [];
  }
  const open = await forge.pullRequests({ state: 'open', base });
  const due: DueReview[] = [];
  for (let from = 0; from < open.length; from += atOnce) {
    const some = open.slice(from, from + atOnce);
    const reviews = await Promise.all(
      some.map(({ number }) => forge.trustedComment({ number }, topics.review)),
    );
    due.push(
      ...some.filter(({ head }, at) => reviewedPlans(reviews[at] ?? '')?.commit !== head.commit).map(dueOf),
    );
  }
  return due;
}

function dueOf({ number, head }: PullRequest): DueReview {
  return { number, commit: head.commit };
}
