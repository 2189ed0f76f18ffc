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
  /** Of the commit that was merged: for each text that shows plans, twin → fingerprint. */
  readonly shown: readonly ReadonlyMap<string, string>[];
}

async function mergeOf({ forge }: ForgeReviewsOptions, commit: string): Promise<Merge | undefined> {
  const [listed] = await forge.pullRequestsOf(commit);
  if (!listed) return undefined;
  // Lists of Gitea don't name who merged.
  const pullRequest = listed.mergedBy === undefined ? await forge.pullRequest(listed.number) : listed;
  const texts = await Promise.all(
    [topics.review, topics.plan].map((topic) => forge.trustedComment(pullRequest, topic)),
  );
  const shown = texts.flatMap((text) => (text === undefined ? [] : (reviewedPlans(text) ?? [])));
  // A push after the review made another commit, which nobody has seen the plan of.
  const ofHead = shown.filter((plans) => plans.commit === pullRequest.head.commit);
  return { pullRequest, shown: ofHead.map(({ plans }) => plans) };
}

async function reviewOf(
  { mayApprove }: ForgeReviewsOptions,
  { pullRequest, shown }: Merge,
  twin: string,
): Promise<Review> {
  const { number, mergedBy } = pullRequest;
  return {
    pullRequest: number,
    plans: shown.flatMap((plans) => plans.get(twin) ?? []),
    confirms: mergedBy !== undefined && (await mayApprove(mergedBy, twin)),
  };
}
