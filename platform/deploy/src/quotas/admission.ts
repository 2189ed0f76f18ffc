import { type Desired, type DtaasError, hasQuotas, refusedGrowth, type Share } from '@dtaas/model';
import pLimit from 'p-limit';
import type { Source, World } from '../world.ts';
import { quotaExceeded } from './failures.ts';
import { sharesOf } from './shares.ts';

/** Why an instance may not be made: with it, quotas would be exceeded. Empty if it may. */
export type Admission = (desired: Desired) => Promise<readonly DtaasError[]>;

/** The instances that may not grow, with the reasons. */
export function refusalsOf(
  { limits }: Source,
  shares: readonly Share[],
): ReadonlyMap<string, readonly DtaasError[]> {
  if (!limits) return new Map();
  const refused = [...refusedGrowth(limits, shares)];
  return new Map(
    refused.map(([twin, excesses]) => [twin, excesses.map((excess) => quotaExceeded(twin, excess))]),
  );
}

/**
 * Admits the instances of a deployment as its plan does: all at once, in the order of their ids. Costs nothing without quotas, and
 * nothing if nothing is made.
 *
 * @param wantedOf the desired states that the deployment would make, asked for once
 */
export function admitTogether(
  world: World,
  source: Source,
  wantedOf: () => Promise<ReadonlyMap<string, Desired>>,
): Admission {
  let refusals: Promise<ReadonlyMap<string, readonly DtaasError[]>> | undefined;
  return async ({ twin }) => {
    if (!source.limits || !hasQuotas(source.limits)) return [];
    refusals ??= wantedOf().then(async (wanted) => refusalsOf(source, await sharesOf(world, source, wanted)));
    return (await refusals).get(twin) ?? [];
  };
}

/**
 * Admits instances one after another as they are asked for, by the quotas of the configuration that is checked out. An instance that
 * was admitted counts, also before its record says that it runs.
 */
export function admitInTurn(world: World, head: () => Promise<Source>): Admission {
  const turn = pLimit(1);
  const admitted = new Map<string, Desired>();
  let reading: Promise<Source> | undefined;
  const admit: Admission = async (desired) => {
    reading ??= head();
    const source = await reading;
    if (!source.limits || !hasQuotas(source.limits)) return [];
    const { twin } = desired;
    const shares = await sharesOf(world, source, new Map([...admitted, [twin, desired]]));
    const settled = shares.map((share) =>
      share.twin !== twin && admitted.has(share.twin) ? { ...share, before: share.after } : share,
    );
    const refusals = refusalsOf(source, settled).get(twin) ?? [];
    if (refusals.length === 0) admitted.set(twin, desired);
    return refusals;
  };
  return (desired) => turn(admit, desired);
}
