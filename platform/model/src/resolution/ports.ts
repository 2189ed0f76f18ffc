import type { Asset, Component, InputPort, OutputPort } from '../generated/types.ts';
import { own } from '../references/index.ts';

/** The ports of a component, in the order of their declaration. */
export interface Ports {
  readonly inputs: { readonly [name: string]: InputPort };
  readonly outputs: { readonly [name: string]: OutputPort };
}

/**
 * The ports of a component: those of its asset, and after them those of the asset that is bound to one of its uses, or those that
 * the twin declares. `undefined` if a reference on the way to them leads nowhere or the twin declares none, which is reported there.
 *
 * @param assetOf the asset of another component of the twin
 */
export function portsOf(
  component: PortsOrigin,
  asset: Asset | undefined,
  assetOf: (id: string) => Asset | undefined,
): Ports | undefined {
  if (!asset?.spec.ports) return asset?.spec;
  const { inputs, outputs } = asset.spec;
  const taken = takenPorts(component, asset, assetOf);
  return taken && { inputs: { ...inputs, ...taken.inputs }, outputs: { ...outputs, ...taken.outputs } };
}

/** The ports that a generic asset doesn't declare itself. */
export function takenPorts(
  { uses, inputs, outputs }: PortsOrigin,
  { spec: { ports } }: Asset,
  assetOf: (id: string) => Asset | undefined,
): Ports | undefined {
  if (ports?.from === undefined) {
    return inputs || outputs ? { inputs: inputs ?? {}, outputs: outputs ?? {} } : undefined;
  }
  const bound = own(uses, ports.from);
  return bound === undefined ? undefined : assetOf(bound)?.spec;
}

type PortsOrigin = Pick<Component, 'uses' | 'inputs' | 'outputs'>;
