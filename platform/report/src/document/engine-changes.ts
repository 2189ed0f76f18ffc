import type { TwinPlan } from '@dtaas/model';
import { joined, type Line, say, toned } from './words.ts';

type Change = NonNullable<TwinPlan['engine']>[number];

/**
 * What Pulumi would do, a line for each operation: `create 5 containers, network net, 13 volumes, workspace`. A resource that
 * loses its data has a line of its own. JSON names each resource.
 */
export function engineLines(changes: readonly Change[]): readonly Line[] {
  const kept = changes.filter(({ losesData }) => !losesData);
  const lost = changes.filter(({ losesData }) => losesData);
  return [
    ...grouped(kept, ({ op }) => op).map(([op, all]) =>
      toned('faint', say`Pulumi: ${op} ${joined(grouped(all, nounOf).map(amountOf))}`),
    ),
    ...lost.map((change) => {
      const resource = amountOf([nounOf(change), [change]]);
      return say`${toned('bad', say`!`)} Pulumi: ${change.op} ${resource}, which loses its data`;
    }),
  ];
}

/** `volume` of the type `docker:index/volume:Volume`, `floating ip` of `…:FloatingIp`. */
function nounOf({ type }: Change): string {
  const name = type.slice(type.lastIndexOf(':') + 1);
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
}

/** A name that repeats the noun is left out. */
function amountOf([noun, changes]: Group): string {
  const names = changes.map(({ name }) => name).sort();
  if (names.length === 1) return names[0] === noun ? noun : `${noun} ${names[0]}`;
  const amount = `${names.length} ${noun}s`;
  return names.length > 3 ? amount : `${amount} (${names.join(', ')})`;
}

type Group = readonly [key: string, changes: readonly Change[]];

/** In the order of the keys: the engine's own order differs from run to run. */
function grouped(changes: readonly Change[], keyOf: (change: Change) => string): readonly Group[] {
  const keys = [...new Set(changes.map(keyOf))].sort();
  return keys.map((key) => [key, changes.filter((change) => keyOf(change) === key)]);
}
