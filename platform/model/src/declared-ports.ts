import { readDocument } from './document/read-document.ts';
import { compareText } from './references/index.ts';
import type { Json } from './values/json.ts';
import type { ComponentSpec, PortSpec } from './workspace.ts';

type Inputs = { readonly [name: string]: { readonly default?: Json } | null };

/** What an `asset.yaml` says of its own ports beside `desired.json`. */
export interface DeclaredPorts extends Pick<ComponentSpec, 'inputOrder' | 'outputOrder'> {
  /** Name of the input → its value until the first one arrives. */
  readonly defaults: { readonly [input: string]: Json };
}

/**
 * The order in which an `asset.yaml` declares its ports, and the defaults of its inputs. They aren't in `desired.json`, and
 * needn't be: the file belongs to the asset, so they can't change without the digest of the asset.
 */
export function declaredPorts(bytes: Uint8Array): DeclaredPorts {
  const { value } = readDocument('asset.yaml', bytes);
  const { spec } = Object(value) as { spec?: { inputs?: Inputs; outputs?: object } };
  const inputs = spec?.inputs ?? {};
  const outputs = spec?.outputs ?? {};
  return { inputOrder: Object.keys(inputs), outputOrder: Object.keys(outputs), defaults: defaultsOf(inputs) };
}

/** The defaults of those inputs that have one. */
export function defaultsOf(inputs: Inputs): DeclaredPorts['defaults'] {
  const entries = Object.entries(inputs).flatMap(([name, port]) =>
    port?.default === undefined ? [] : [[name, port.default] as const],
  );
  return Object.fromEntries(entries);
}

/** The same inputs with these defaults. */
export function withDefaults(
  inputs: { readonly [name: string]: PortSpec },
  defaults: DeclaredPorts['defaults'] = {},
): { readonly [name: string]: PortSpec } {
  const entries = Object.entries(inputs).map(([name, port]) =>
    Object.hasOwn(defaults, name) ? [name, { ...port, default: defaults[name] }] : [name, port],
  );
  return Object.fromEntries(entries);
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
