import { costOf, type TwinStatus } from '@dtaas/model';
import type { Assessment } from '../assess/assess.ts';
import { isReleased } from '../assess/desired-state.ts';
import type { Source } from '../world.ts';

/** What a suspended twin would take if it ran, counted as a plan counts it; `undefined` if the twin is not suspended. */
export function freedBy(
  source: Source,
  { desired, inSource, previous, twin }: Assessment,
): TwinStatus['freed'] | undefined {
  if (!inSource || !previous || !isReleased(previous) || desired.lifecycle.desired !== 'suspended')
    return undefined;
  const { cpu, memory, disk, containers } = costOf(source.render(twin, { desired: 'running' }));
  const freed = { cpu, memoryBytes: memory, diskBytes: disk, containers };
  return Object.fromEntries(Object.entries(freed).filter(([, amount]) => amount > 0));
}
