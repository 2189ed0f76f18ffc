import type { ResolvedTwin } from '../resolution/index.ts';
import { amountsOf, type Resources } from './amounts.ts';

/** The largest size of all states of a twin together, if neither the twin nor an asset says more. */
export const defaultDiskBytes = 4 * 2 ** 30;

/** What the components of a twin require together. */
export function requiredBy({ components }: ResolvedTwin): Resources {
  const total = { cpu: 0, memory: 0, disk: 0 };
  for (const { asset } of components.values()) {
    if (!asset?.value.spec.run) continue;
    const { cpu = 0, memory = 0, disk = 0 } = amountsOf(asset.value.spec.requires);
    total.cpu += cpu;
    total.memory += memory;
    total.disk += disk;
  }
  return total;
}

/** The resources of a twin: those in `twin.yaml`, else those that its components require. */
export function takenBy(resolved: ResolvedTwin): Resources {
  const written = amountsOf(resolved.twin.value.spec.infrastructure.resources);
  const required = requiredBy(resolved);
  const hasState = [...resolved.components.values()].some(({ asset }) => asset?.value.spec.run);
  return {
    cpu: written.cpu ?? required.cpu,
    memory: written.memory ?? required.memory,
    disk: written.disk ?? (hasState ? Math.max(defaultDiskBytes, required.disk) : 0),
  };
}
