import { fingerprintOf, isInstanceId, type TwinPlan } from '@dtaas/model';
import { withPlans } from '../reviewed-plans.ts';

/** Whether a plan says that it is of another commit than the review. The plan of a work tree says of none. */
export function isOfOtherCommit(commit: string, plan: { readonly commit: string | null }): boolean {
  return plan.commit !== null && plan.commit !== commit;
}

/** Characters of the line; about a thousand plans. What has no room there counts as not reviewed. */
const longest = 45_000;

/**
 * The line of a comment that says which plans the comment shows (`reviewedPlans` reads it): those of twins that would change. Names and
 * ids only reach it, so nothing ends it or is read as a mention.
 *
 * @returns `undefined` if nobody said which commit was planned
 */
export function shownPlans(commit: string | null, plans: readonly TwinPlan[]): string | undefined {
  if (commit === null || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  let free = longest;
  const shown = plans.flatMap(({ twin, verdict, digest }) => {
    if (digest === undefined || verdict === 'nothing' || !isInstanceId(twin)) return [];
    const entry = [twin, fingerprintOf(digest)] as const;
    free -= JSON.stringify(entry).length;
    return free > 0 ? [entry] : [];
  });
  return withPlans({ commit, plans: new Map(shown) }, '').trimEnd();
}
