import { fingerprintOf, type TwinPlan } from '@dtaas/model';
import type { Review } from './reviews.ts';

/**
 * How a plan stands to what people have seen. `reviewed`: it is the plan of the pull request. `approved`: somebody approved it after
 * the merge. `moved`: the world or main has changed since the review. `unreviewed`: no pull request brought the change. `repair`: the
 * configuration is the one that was deployed last, so there is nothing to review.
 */
export type Basis = 'reviewed' | 'approved' | 'moved' | 'unreviewed' | 'repair';

export interface Decision {
  readonly twin: string;
  readonly basis: Basis;
  /** The digest of the plan that is deployed. */
  readonly digest: string;
  /** Whether what the plan marks as needing confirmation is confirmed. */
  readonly isConfirmed: boolean;
  readonly pullRequest?: number;
}

export interface Known {
  /** Whether the configuration is the one that was deployed last. */
  readonly isDeployed: boolean;
  readonly review: Review | undefined;
  /** The fingerprint of the plan that was approved after the merge. */
  readonly approved: string | undefined;
}

/** What becomes of a twin that is not as main says. A plan that loses nothing is carried out in any case: main is what people agreed on. */
export function decideMerged(planned: TwinPlan & { readonly digest: string }, known: Known): Decision {
  const { twin, digest } = planned;
  const { isDeployed, review, approved } = known;
  const fingerprint = fingerprintOf(digest);
  const of = review ? { pullRequest: review.pullRequest } : {};
  if (approved === fingerprint) return { twin, digest, basis: 'approved', isConfirmed: true, ...of };
  if (isDeployed) return { twin, digest, basis: 'repair', isConfirmed: false };
  if (!review) return { twin, digest, basis: 'unreviewed', isConfirmed: false };
  const isSame = review.plans.includes(fingerprint);
  const basis = isSame ? 'reviewed' : 'moved';
  return { twin, digest, basis, isConfirmed: isSame && review.confirms, ...of };
}
