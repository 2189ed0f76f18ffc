import type { Forge } from '@dtaas/forge';
import { type Report, render } from '@dtaas/report';
import { topics } from '../topics.ts';
import { settledStatuses, sumStatus, twinStatuses } from './statuses.ts';

export interface ReviewPost {
  /** The pull request. */
  readonly number: number;
  /** The commit that the reports are about: 40 hexadecimal digits, or 64. */
  readonly commit: string;
  readonly review: Report<'ReviewReport'>;
}

/**
 * Posts a review as the platform's one comment of a pull request, and as statuses of its head. The status that sums up comes last, so
 * that it stands for a comment that is there. Can be repeated.
 *
 * @returns why nothing was posted, as sentences: the pull request has another head by now, or is not open any more. After a merge the
 *   comment says what was reviewed, and must not change.
 */
export async function postReview(
  forge: Pick<Forge, 'pullRequest' | 'ensureComment' | 'statuses' | 'ensureStatus'>,
  { number, commit, review }: ReviewPost,
): Promise<string | undefined> {
  const { state, head } = await forge.pullRequest(number);
  if (state !== 'open') return `Pull request ${number} is ${state}, so its review stays as it is.`;
  if (head.commit !== commit)
    return `Commit ${commit.slice(0, 10)} is not the head of pull request ${number} any more. The job of ${head.commit.slice(0, 10)} posts the review.`;
  await forge.ensureComment(
    { number },
    { topic: topics.review, body: render(review, { format: 'markdown' }) },
  );
  const twins = twinStatuses(review);
  const settled = settledStatuses(await forge.statuses(commit), twins);
  await forge.ensureStatus(commit, ...twins, ...settled, sumStatus(review));
  return undefined;
}

const kinds = { plan: 'PlanReport', verify: 'VerificationReport' } as const;

/** What is missing for the answer to `/dtaas plan` or `/dtaas verify`, as a sentence. */
export function missingReport(
  command: keyof typeof kinds,
  reports: readonly { readonly kind: string }[],
): string | undefined {
  if (reports.some(({ kind }) => kind === kinds[command])) return undefined;
  return `The job before this one left no report of \`dtaas ${command}\`.`;
}
