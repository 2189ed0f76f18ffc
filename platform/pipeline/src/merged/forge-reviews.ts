import type { Review, Reviews } from '@dtaas/deploy';
import type { Forge, PullRequest } from '@dtaas/forge';
import { reviewedPlans } from '@dtaas/report';
import type { Repository } from '@dtaas/repository';
import { topics } from '../topics.ts';
import { lastChanges } from './last-changes.ts';

export interface ForgeReviewsOptions {
  readonly repository: Repository;
  readonly forge: Pick<Forge, 'pullRequest' | 'pullRequestsOf' | 'trustedComment'>;
  /** The newest commit of main. */
  readonly main: string;
  /** The twins whose desired state differs between two commits. */
  readonly affected: (before: string, after: string) => Promise<readonly string[]>;
  /** Whether an account may approve that a twin loses something. */
  readonly mayApprove: (account: string, twin: string) => Promise<boolean>;
}

/**
 * What pull requests showed of plans. Asks the forge for each merge that changed one of the twins, and once for each of the pull
 * requests (twice if a list does not say who merged), however many twins they changed.
 */
export function forgeReviews(options: ForgeReviewsOptions): Reviews {
  return {
    async of(twins) {
      const changes = await lastChanges(options.repository, options.main, twins, options.affected);
      const merges = new Map<string, Promise<Merge | undefined>>();
      const reviews = new Map<string, Review>();
      for (const [twin, commit] of changes) {
        const merge = merges.get(commit) ?? mergeOf(options, commit);
        merges.set(commit, merge);
        const found = await merge;
        if (found) reviews.set(twin, await reviewOf(options, found, twin));
      }
      return reviews;
    },
  };
}

interface Merge {
  readonly pullRequest: PullRequest;
  /** The plans that its review shows of the commit that was merged: twin → fingerprint. */
  readonly shown: ReadonlyMap<string, string>;
}

async function mergeOf({ forge }: ForgeReviewsOptions, commit: string): Promise<Merge | undefined> {
  const [listed] = await forge.pullRequestsOf(commit);
  if (!listed) return undefined;
  const [pullRequest, text] = await Promise.all([
    // Lists of Gitea don't name who merged.
    listed.mergedBy === undefined ? forge.pullRequest(listed.number) : listed,
    forge.trustedComment(listed, topics.review),
  ]);
  const shown = text === undefined ? undefined : reviewedPlans(text);
  // A push after the review made another commit, which nobody has seen the plan of.
  const isOfHead = shown?.commit === pullRequest.head.commit;
  return { pullRequest, shown: isOfHead ? shown.plans : new Map() };
}

async function reviewOf(
  { mayApprove }: ForgeReviewsOptions,
  { pullRequest, shown }: Merge,
  twin: string,
): Promise<Review> {
  const { number, mergedBy } = pullRequest;
  const plan = shown.get(twin);
  return {
    pullRequest: number,
    plans: plan === undefined ? [] : [plan],
    confirms: mergedBy !== undefined && (await mayApprove(mergedBy, twin)),
  };
}
