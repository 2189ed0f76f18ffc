import type { Asset, Component, InputPort, OutputPort } from '../generated/types.ts';
import { own } from '../references/index.ts';

/** The ports of a component, in the order of their declaration. */
export interface Ports {
  readonly inputs: { readonly [name: string]: InputPort };
  readonly outputs: { readonly [name: string]: OutputPort };
}

/**
 * The ports of a component: those of its asset, those of the asset that is bound to one of its uses, or those that the twin
 * declares. `undefined` if a reference on the way to them leads nowhere or the twin declares none, which is reported there.
 *
 * @param assetOf the asset of another component of the twin
 */
export function portsOf(
  component: Pick<Component, 'uses' | 'inputs' | 'outputs'>,
  asset: Asset | undefined,
  assetOf: (id: string) => Asset | undefined,
): Ports | undefined {
  const { ports } = asset?.spec ?? {};
  if (!ports) return asset?.spec;
  const { inputs, outputs } = component;
  if (ports.from === undefined) {
    return inputs || outputs ? { inputs: inputs ?? {}, outputs: outputs ?? {} } : undefined;
  }
  const bound = own(component.uses, ports.from);
  return bound === undefined ? undefined : assetOf(bound)?.spec;
}
