import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Protection } from '../../forge.ts';

type Classic = RestEndpointMethodTypes['repos']['getBranchProtection']['response']['data'];

/** Whether the older kind of protection demands all that main needs, of administrators too. */
export function classicDemands(found: Classic, { statuses, approvals }: Protection['main']): boolean {
  const reviews = found.required_pull_request_reviews;
  const passing = reviews?.bypass_pull_request_allowances;
  const isPassable = [passing?.users, passing?.teams, passing?.apps].some((list) => (list ?? []).length > 0);
  const required = new Set(found.required_status_checks?.contexts);
  return (
    reviews !== undefined &&
    !isPassable &&
    (reviews.required_approving_review_count ?? 0) >= approvals &&
    reviews.dismiss_stale_reviews &&
    statuses.every((status) => required.has(status)) &&
    found.enforce_admins?.enabled === true &&
    found.allow_force_pushes?.enabled !== true &&
    found.allow_deletions?.enabled !== true
  );
}
