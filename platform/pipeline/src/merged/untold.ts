import { branchSteps } from '@dtaas/repository';
import { topics } from '../topics.ts';
import type { ForgeReviewsOptions } from './forge-reviews.ts';
import { saysBegun } from './tell.ts';

/** How many steps of main are looked at. */
const mostSteps = 20;

/**
 * The pull requests that were reviewed and merged, and were not told what became of their twins, because a job lost the forge when it had
 * deployed them. The search goes back to the first one that was told.
 *
 * @param known pull requests that this run tells
 */
export async function untold(
  { repository, forge, main, affected }: ForgeReviewsOptions,
  known: ReadonlySet<number | undefined>,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const { commit, before } of await branchSteps(repository, main, mostSteps)) {
    if (before === undefined || (await affected(before, commit)).length === 0) continue;
    const [pullRequest] = await forge.pullRequestsOf(commit);
    if (!pullRequest) break;
    if (known.has(pullRequest.number)) continue;
    const comment = await forge.trustedComment(pullRequest, topics.deployment);
    if (comment !== undefined && !saysBegun(comment)) break;
    // Whoever merged without a review expects no answer.
    if (comment === undefined && (await forge.trustedComment(pullRequest, topics.review)) === undefined)
      break;
    found.push(pullRequest.number);
  }
  return found;
}
