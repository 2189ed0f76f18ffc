import {
  amountIn,
  type Cost,
  costOf,
  type Desired,
  keyOfQuota,
  type Limits,
  noCost,
  type PlanCost,
  type Quota,
  type QuotaUse,
  quotasOfPlatform,
  quotasOfShare,
  quotasOn,
  type Share,
  sumOfCosts,
  type TwinPlan,
} from '@dtaas/model';
import { isReleased } from '../assess/desired-state.ts';
import type { Source } from '../world.ts';

/** The plans with the cost of each twin, and the cost of all twins. An instance that is not deployed takes what it takes now. */
export function costsOf(
  { limits }: Source,
  shares: readonly Share[],
  plans: readonly TwinPlan[],
): { readonly twins: readonly TwinPlan[]; readonly cost: PlanCost } {
  const acting = new Set(plans.flatMap(({ twin, verdict }) => (verdict === 'act' ? [twin] : [])));
  const settled = shares.map((share) => (acting.has(share.twin) ? share : { ...share, after: share.before }));
  const byTwin = new Map(settled.map((share) => [share.twin, share]));
  return {
    twins: plans.map((plan) => ({ ...plan, cost: change(byTwin.get(plan.twin)) })),
    cost: {
      before: sumOfCosts(settled.map((share) => change(share).before)),
      after: sumOfCosts(settled.map((share) => change(share).after)),
      quotas: limits ? usesOf(limits, settled) : [],
    },
  };
}

function change(share: Share | undefined): { readonly before: Cost; readonly after: Cost } {
  return { before: share?.before?.cost ?? noCost, after: share?.after?.cost ?? noCost };
}

/** The use of the platform's quotas, and of those of owners and places that count a twin. */
function usesOf(limits: Limits, shares: readonly Share[]): readonly QuotaUse[] {
  const uses = new Map<string, QuotaUse>();
  const count = (quota: Quota, share?: Share): void => {
    const { scope, name, resource, limit } = quota;
    const { before, after } = uses.get(keyOfQuota(quota)) ?? { before: 0, after: 0 };
    uses.set(keyOfQuota(quota), {
      scope,
      ...(name === undefined ? {} : { name }),
      resource,
      before: before + amountIn(quota, share?.before),
      after: after + amountIn(quota, share?.after),
      limit,
    });
  };
  for (const quota of quotasOfPlatform(limits)) count(quota);
  for (const share of shares.filter(({ before, after }) => before || after))
    for (const quota of quotasOfShare(limits, share)) count(quota, share);
  return [...uses.values()].sort((a, b) => order(a, b));
}

const scopes = ['platform', 'owner', 'place'];

function order(a: QuotaUse, b: QuotaUse): number {
  const rank = ({ scope }: QuotaUse): number => scopes.indexOf(scope);
  const [left, right] = [a.name ?? '', b.name ?? ''];
  return rank(a) - rank(b) || (left === right ? 0 : left < right ? -1 : 1);
}

/** What a quota limits but the twin does not state: the quota counts none of it. */
export function uncountedRemarks({ limits, about }: Source, desired: Desired): readonly string[] {
  const { twin, place } = desired;
  if (!limits || isReleased(desired)) return [];
  const cost = costOf(desired);
  const quotas = quotasOn(limits, { owners: about(twin).owners ?? [], place: place.name });
  const uncounted = (['cpu', 'memory'] as const).filter(
    (name) => cost[name] === 0 && quotas.some(({ resource }) => resource === name),
  );
  if (uncounted.length === 0) return [];
  return [
    `${twin} states no ${uncounted.join(' and no ')}, and its assets require none, so the quotas count none. To state it: infrastructure.resources in twins/${twin}/twin.yaml`,
  ];
}
