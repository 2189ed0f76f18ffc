import { sha256 } from '../digest/index.ts';
import { lockFileMissing } from '../errors/failures.ts';
import type { Asset, InputPort, OutputPort, Run } from '../generated/types.ts';
import { bytesOf, parameterValues } from '../parameters/index.ts';
import type { Available, Resolution, ResolvedComponent } from '../resolution/index.ts';
import { memoised } from '../values/memoised.ts';
import type { Port } from '../wiring/index.ts';
import type { ComponentSpec, EnvironmentSpec, PortSpec } from '../workspace.ts';

/** The part of a component that depends only on its asset, which many twins may use. */
type AssetPart = Omit<ComponentSpec, 'parameters' | 'uses' | 'integrations'>;

/** A component for the runner, with the asset that its reference names. */
export function renderComponent(
  resolution: Resolution,
  { component }: ResolvedComponent,
  asset: Available<Asset>,
): ComponentSpec {
  const { uses, integrations } = component;
  return {
    ...renderAsset(asset),
    parameters: parameterValues(resolution.units, asset.value, component.with),
    uses,
    ...(Object.keys(integrations).length > 0 ? { integrations } : {}),
  };
}

const renderAsset = memoised((asset: Available<Asset>): AssetPart => {
  const { run, inputs, outputs, requires } = asset.value.spec;
  return {
    asset: asset.reference,
    version: asset.version,
    digest: asset.digest,
    environment: environmentOf(asset),
    ...(run ? { run: renderRun(run) } : {}),
    parameterUnits: unitsOf(asset.value),
    inputs: renderPorts(inputs),
    outputs: renderPorts(outputs),
    limits: {
      ...(requires.cpu === undefined ? {} : { cpu: requires.cpu }),
      ...(requires.memory === undefined ? {} : { memoryBytes: bytesOf(requires.memory) }),
    },
  };
}, new WeakMap());

function renderRun({
  command,
  transport,
  control,
  contract,
  endpoints,
}: Run): NonNullable<ComponentSpec['run']> {
  return {
    command,
    transport,
    control: [...control].sort(),
    ...(contract === 1 ? {} : { contract }),
    ...(Object.keys(endpoints).length > 0 ? { endpoints } : {}),
  };
}

function unitsOf({ spec }: Asset): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(spec.parameters).flatMap(([name, { unit }]) => (unit === undefined ? [] : [[name, unit]])),
  );
}

function renderPorts(ports: { readonly [name: string]: InputPort | OutputPort }): {
  readonly [name: string]: PortSpec;
} {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, renderPort(port)]));
}

/** A port without its texts for people. */
export function renderPort(port: Port & Pick<PortSpec, 'type'>): PortSpec {
  return {
    type: port.type,
    ...(port.unit === undefined ? {} : { unit: port.unit }),
    ...(port.shape === undefined ? {} : { shape: port.shape }),
    ...(port.as === undefined || port.as === 'value' ? {} : { as: port.as }),
    ...(port.buffer === undefined ? {} : { buffer: port.buffer }),
    ...(port.delay ? { delay: port.delay } : {}),
  };
}

/** The environment that an asset names. Reads its lock file. */
export function environmentOf(asset: Available<Asset>): EnvironmentSpec {
  const { node, python, image } = asset.value.spec.environment;
  if (image !== undefined) return { kind: 'image', image };
  const lock = node ?? python;
  if (lock === undefined) return { kind: 'none' };
  const path = `${asset.directory}/${lock}`;
  if (!asset.tree.entries.has(path)) {
    throw lockFileMissing({ asset: `${asset.reference} ${asset.version}`, lock });
  }
  const bytes = asset.tree.read(path);
  return { kind: node === undefined ? 'python' : 'node', lock, lockDigest: sha256(bytes) };
}
