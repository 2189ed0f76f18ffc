import { readDocument } from './document/read-document.ts';
import { compareText } from './references/index.ts';
import type { ComponentSpec, PortSpec } from './workspace.ts';

/** The names of a component's ports in the order of their declaration. */
export type PortOrder = Pick<ComponentSpec, 'inputOrder' | 'outputOrder'>;

/**
 * The order in which an `asset.yaml` declares its ports. It isn't in `desired.json`, which sorts its keys, and needn't be: the
 * file belongs to the asset, so the order can't change without the digest of the asset.
 */
export function declaredOrder(bytes: Uint8Array): PortOrder {
  const { value } = readDocument('asset.yaml', bytes);
  const { spec } = Object(value) as { spec?: { inputs?: object; outputs?: object } };
  return { inputOrder: Object.keys(spec?.inputs ?? {}), outputOrder: Object.keys(spec?.outputs ?? {}) };
}

/** The same ports in this order. Ports that the order doesn't name come last, by their names. */
export function inOrder(
  ports: { readonly [name: string]: PortSpec },
  order: readonly string[] = [],
): { readonly [name: string]: PortSpec } {
  const places = new Map(order.map((name, place) => [name, place]));
  const placeOf = (name: string): number => places.get(name) ?? places.size;
  const sorted = Object.entries(ports).sort(([a], [b]) => placeOf(a) - placeOf(b) || compareText(a, b));
  return Object.fromEntries(sorted);
}
