import { amountInWords, exceeds, type Share } from '@dtaas/model';
import type { Machine } from '@dtaas/places';

const consequences = {
  memory: 'When it is used up, the kernel of the machine ends programs.',
  cpu: 'When all are busy, each twin gets its share.',
} as const;

/**
 * Where twins would take more together than the machine of their place has. Nothing is refused: a limit reserves nothing. Twins that state no amount
 * count none, as with quotas.
 *
 * @param machines that of the place, by instance, of the instances that are planned
 */
export function machineRemarks(
  shares: readonly Share[],
  machines: ReadonlyMap<string, Machine>,
): ReadonlyMap<string, readonly string[]> {
  const remarks = new Map<string, readonly string[]>();
  for (const { twin, after } of shares) {
    const machine = machines.get(twin);
    const place = after?.place;
    if (!machine || place === undefined) continue;
    const there = shares.flatMap((share) => (share.after?.place === place ? [share.after.cost] : []));
    const found = (['memory', 'cpu'] as const).flatMap((name) => {
      const total = there.reduce((sum, cost) => sum + cost[name], 0);
      if (!exceeds(total, machine[name])) return [];
      const [taken, has] = [total, machine[name]].map(amountInWords[name]);
      return [`The twins at ${place} would take ${taken}, and its machine has ${has}. ${consequences[name]}`];
    });
    if (found.length > 0) remarks.set(twin, found);
  }
  return remarks;
}
