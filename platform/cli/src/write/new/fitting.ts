import { type Asset, fits, type Resolution, type Sourced } from '@dtaas/model';

type Use = Asset['spec']['uses'][string];
type Input = Asset['spec']['inputs'][string];

/**
 * Functions and tools that can be the worker of a new twin: they can be started, they know their ports, and the tree has what
 * they use.
 */
export function workers(resolution: Resolution): readonly Sourced<Asset>[] {
  return assetsOf(resolution).filter(
    ({ value }) =>
      (value.kind === 'Function' || value.kind === 'Tool') &&
      value.spec.run !== undefined &&
      value.spec.ports === undefined &&
      requiredUses(value).every(([, use]) => usable(resolution, use).length > 0),
  );
}

/** The uses of an asset that a twin has to bind. */
export function requiredUses({ spec }: Asset): readonly (readonly [name: string, use: Use])[] {
  return Object.entries(spec.uses).filter(([, use]) => use.required && use.kind !== 'Function');
}

/** The inputs of an asset that a twin has to connect. */
export function requiredInputs({ spec }: Asset): readonly (readonly [name: string, input: Input])[] {
  return Object.entries(spec.inputs).filter(([, input]) => input.required);
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
  return workers(resolution)
    .filter((asset) => asset !== worker)
    .flatMap((asset) => fittingOutputs(resolution, asset.value, input).map((port) => ({ asset, port })));
}

/**
 * The tools that can stand in for a physical twin: they have an output that fits each of these inputs, and the worker has an
 * output that fits each of their own required inputs.
 */
export function emulators(
  resolution: Resolution,
  worker: Sourced<Asset>,
  inputs: readonly Input[],
): readonly Sourced<Asset>[] {
  const has = (asset: Asset, input: Input) => fittingOutputs(resolution, asset, input).length > 0;
  if (inputs.length === 0) return [];
  return workers(resolution).filter(
    ({ value }) =>
      value.kind === 'Tool' &&
      inputs.every((input) => has(value, input)) &&
      requiredInputs(value).every(([, input]) => has(worker.value, input)),
  );
}

/** The outputs of an asset that fit an input. */
export function fittingOutputs({ units }: Resolution, { spec }: Asset, input: Input): readonly string[] {
  return Object.keys(spec.outputs).filter((name) => fits(units, spec.outputs[name]!, input));
}

function assetsOf({ catalogue }: Resolution): readonly Sourced<Asset>[] {
  return [...catalogue.assets.values()];
}
