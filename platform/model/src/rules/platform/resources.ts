import { bytesOf } from '../../parameters/index.ts';
import type { ResolvedTwin } from '../../resolution/index.ts';

/** Processors, and bytes. */
export interface Resources {
  readonly cpu: number;
  readonly memory: number;
}

/** What the components of a twin require together. */
export function requiredBy({ components }: ResolvedTwin): Resources {
  const total = { cpu: 0, memory: 0 };
  for (const { asset } of components.values()) {
    if (!asset?.value.spec.run) continue;
    total.cpu += asset.value.spec.requires.cpu ?? 0;
    total.memory += bytes(asset.value.spec.requires.memory);
  }
  return total;
}

/** The resources of a twin: those in `twin.yaml`, else those that its components require. */
export function takenBy(resolved: ResolvedTwin): Resources {
  const { cpu, memory } = resolved.twin.value.spec.infrastructure.resources;
  const required = requiredBy(resolved);
  return { cpu: cpu ?? required.cpu, memory: memory === undefined ? required.memory : bytes(memory) };
}

export function bytes(amount: string | undefined): number {
  return amount === undefined ? 0 : bytesOf(amount);
}
