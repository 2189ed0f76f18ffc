import type { Cost } from '../generated/reports.ts';
import { sum } from '../values/sum.ts';
import { exceeds } from './amounts.ts';
import { keyOfQuota, type Limits, type Quota, quotasOn } from './quotas.ts';

/** What an instance takes, and where. `place`: undefined if `platform.yaml` does not have the place any more. */
export interface Holding {
  readonly place: string | undefined;
  readonly cost: Cost;
}

/** One instance before and after a command; `undefined` while nothing of it runs. */
export interface Share {
  readonly twin: string;
  readonly owners: readonly string[];
  readonly before: Holding | undefined;
  readonly after: Holding | undefined;
}

/** A quota that the growth of an instance would exceed. */
export interface Excess {
  readonly quota: Quota;
  /** What the instance would take. */
  readonly amount: number;
  /** What all instances that the quota counts would take together. */
  readonly total: number;
  /** The instances that the quota counts, with what each takes, the largest first. The instance that grows is not among them. */
  readonly takers: readonly (readonly [twin: string, amount: number])[];
}

/**
 * The instances that may not grow, and why. Only growth is refused: where a quota was lowered below what runs, everything
 * goes on to run, and may become smaller. Instances are admitted in the order of their ids, and what others give up is
 * free for them.
 */
export function refusedGrowth(
  limits: Limits,
  shares: readonly Share[],
): ReadonlyMap<string, readonly Excess[]> {
  const taken = takenOf(limits, shares);
  const refused = new Map<string, readonly Excess[]>();
  for (const share of shares) {
    const grown = growthOf(limits, share);
    if (grown.length === 0) continue;
    const excesses = grown.flatMap(({ quota, by, amount }) => {
      const all = taken.get(keyOfQuota(quota)) ?? new Map<string, number>();
      const total = sum(all.values()) + by;
      if (!exceeds(total, quota.limit)) return [];
      const others = [...all].filter(([twin, each]) => twin !== share.twin && each > 0);
      return [{ quota, total, amount, takers: others.sort(([, a], [, b]) => b - a) }];
    });
    if (excesses.length > 0) refused.set(share.twin, excesses);
    else settle(taken, limits, share, share.after);
  }
  return refused;
}

/** By quota: what each instance takes before anything grows. An instance that only shrinks counts with what is left. */
function takenOf(limits: Limits, shares: readonly Share[]): Map<string, Map<string, number>> {
  const taken = new Map<string, Map<string, number>>();
  for (const share of shares)
    settle(taken, limits, share, growthOf(limits, share).length > 0 ? share.before : share.after);
  return taken;
}

function settle(
  taken: Map<string, Map<string, number>>,
  limits: Limits,
  share: Share,
  holding: Holding | undefined,
): void {
  for (const quota of quotasOfShare(limits, share)) {
    const key = keyOfQuota(quota);
    const all = taken.get(key) ?? new Map<string, number>();
    taken.set(key, all.set(share.twin, amountIn(quota, holding)));
  }
}

/** The quotas in which an instance would take more than now. */
function growthOf(limits: Limits, share: Share): readonly { quota: Quota; by: number; amount: number }[] {
  return quotasOfShare(limits, share).flatMap((quota) => {
    const [before, amount] = [amountIn(quota, share.before), amountIn(quota, share.after)];
    return exceeds(amount, before) ? [{ quota, by: amount - before, amount }] : [];
  });
}

/** The quotas that count an instance before or after. */
export function quotasOfShare(limits: Limits, { owners, before, after }: Share): readonly Quota[] {
  const places = [...new Set([before?.place, after?.place])];
  const all = places.flatMap((place) => quotasOn(limits, { owners, place }));
  return [...new Map(all.map((quota) => [keyOfQuota(quota), quota])).values()];
}

/** What a holding takes of a quota that counts its instance. */
export function amountIn({ scope, name, resource }: Quota, holding: Holding | undefined): number {
  if (!holding || (scope === 'place' && holding.place !== name)) return 0;
  return holding.cost[resource];
}
