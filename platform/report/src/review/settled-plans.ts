import { isVerified } from '@dtaas/model';
import type { Report } from '../reports.ts';

type Plan = Report<'PlanReport'>;
type TwinPlan = Plan['twins'][number];

/**
 * The plan without refusals that this review has settled. A plan is made beside the verification, so it refuses a twin whose assets
 * are not verified yet.
 */
export function settledPlan(plan: Plan, verification: Report<'VerificationReport'> | undefined): Plan {
  if (!verification) return plan;
  const assets = new Set(
    verification.results
      .filter(({ outcome }) => isVerified(outcome))
      .map(({ asset, version }) => `${asset}@${version}`),
  );
  const tested = new Set(
    (verification.twins ?? []).filter(({ outcome }) => isVerified(outcome)).map(({ twin }) => twin),
  );
  return { ...plan, twins: plan.twins.map((each) => settled(each, assets, tested)) };
}

function settled(plan: TwinPlan, assets: ReadonlySet<string>, tested: ReadonlySet<string>): TwinPlan {
  const { twin, verdict, unverified = [], errors } = plan;
  const isSettled: { readonly [code: string]: boolean } = {
    'asset-unverified':
      unverified.length > 0 && unverified.every(({ asset, version }) => assets.has(`${asset}@${version}`)),
    'twin-untested': tested.has(twin),
  };
  const left = errors.filter(({ code }) => !(Object.hasOwn(isSettled, code) && isSettled[code]));
  if (left.length === errors.length) return plan;
  return { ...plan, errors: left, verdict: verdict === 'refused' && left.length === 0 ? 'act' : verdict };
}
