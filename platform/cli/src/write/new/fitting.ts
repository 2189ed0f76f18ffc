import { type Asset, fits, type Ports, type Resolution, type Sourced } from '@dtaas/model';

type Use = Asset['spec']['uses'][string];
type Input = Asset['spec']['inputs'][string];

/**
 * Functions and tools that can be the worker of a new twin: they can be started, they don't take their ports from the twin, and
 * the tree has what they use.
 */
export function workers(resolution: Resolution): readonly Sourced<Asset>[] {
  return startable(resolution).filter(({ value }) => value.spec.ports?.declaredIn === undefined);
}

/** Functions and tools that take any values, because a twin declares their ports. */
export function recorders(resolution: Resolution): readonly Sourced<Asset>[] {
  return startable(resolution).filter(
    ({ value }) => value.spec.ports?.declaredIn === 'twin' && requiredInputs(value.spec).length === 0,
  );
}

/** Functions and tools whose ports are known without a twin. */
function withOwnPorts(resolution: Resolution): readonly Sourced<Asset>[] {
  return startable(resolution).filter(({ value }) => value.spec.ports === undefined);
}

function startable(resolution: Resolution): readonly Sourced<Asset>[] {
  return assetsOf(resolution).filter(
    ({ value }) =>
      (value.kind === 'Function' || value.kind === 'Tool') &&
      value.spec.run !== undefined &&
      requiredUses(value).every(([, use]) => usable(resolution, use).length > 0),
  );
}

/** The uses of an asset that a twin has to bind. */
export function requiredUses({ spec }: Asset): readonly (readonly [name: string, use: Use])[] {
  return Object.entries(spec.uses).filter(([, use]) => use.required && use.kind !== 'Function');
}

/** The inputs that a twin has to connect. */
export function requiredInputs({
  inputs,
}: Pick<Ports, 'inputs'>): readonly (readonly [name: string, input: Input])[] {
  return Object.entries(inputs).filter(([, input]) => input.required);
}

/** The assets of the tree that a use allows: its kind, its asset and its versions. */
export function usable({ catalogue, finder }: Resolution, use: Use): readonly Sourced<Asset>[] {
  const named = use.asset === undefined ? [...catalogue.assets.values()] : [catalogue.assets.get(use.asset)];
  return named.filter((asset) => {
    if (asset === undefined || asset.value.kind !== use.kind) return false;
    const found = finder.find(asset.reference, use.version ?? '*');
    return 'source' in found && found.source === 'tree';
  }) as Sourced<Asset>[];
}

/** An output of an asset. */
export interface Feed {
  readonly asset: Sourced<Asset>;
  readonly port: string;
}

/** The outputs of other assets that fit an input: kind of port, type, shape and unit. */
export function feeds(resolution: Resolution, worker: Sourced<Asset>, input: Input): readonly Feed[] {
  return withOwnPorts(resolution)
    .filter((asset) => asset !== worker)
    .flatMap((asset) => fittingOutputs(resolution, asset.value.spec, input).map((port) => ({ asset, port })));
}

/**
 * The tools that can stand in for a physical twin: they have an output that fits each of these inputs, and the worker has an
 * output that fits each of their own required inputs.
 */
export function emulators(
  resolution: Resolution,
  worker: Ports,
  inputs: readonly Input[],
): readonly Sourced<Asset>[] {
  const has = (ports: Ports, input: Input) => fittingOutputs(resolution, ports, input).length > 0;
  if (inputs.length === 0) return [];
  return withOwnPorts(resolution).filter(
    ({ value: { kind, spec } }) =>
      kind === 'Tool' &&
      inputs.every((input) => has(spec, input)) &&
      requiredInputs(spec).every(([, input]) => has(worker, input)),
  );
}

/** The outputs that fit an input. */
export function fittingOutputs({ units }: Resolution, { outputs }: Ports, input: Input): readonly string[] {
  return Object.keys(outputs).filter((name) => fits(units, outputs[name]!, input));
}

function assetsOf({ catalogue }: Resolution): readonly Sourced<Asset>[] {
  return [...catalogue.assets.values()];
}
