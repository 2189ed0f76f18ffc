import { defaultsOf, withDefaults } from '../../declared-ports.ts';
import { sha256 } from '../../digest/index.ts';
import { lockFileMissing } from '../../errors/failures.ts';
import type { Asset, InputPort, OutputPort, Run } from '../../generated/types.ts';
import { bytesOf, parameterValues } from '../../parameters/index.ts';
import type { Available, Ports, Resolution, ResolvedComponent } from '../../resolution/index.ts';
import { memoised } from '../../values/memoised.ts';
import type { Port } from '../../wiring/index.ts';
import type { ComponentSpec, EnvironmentSpec, PortSpec, StagedAsset } from '../../workspace.ts';
import { portOrder } from './port-order.ts';

/** The part of a component that depends only on its asset, which many twins may use. */
type AssetPart = Pick<ComponentSpec, keyof StagedAsset | 'run' | 'parameterUnits' | 'limits'>;

type CarriedPorts = Pick<ComponentSpec, 'inputs' | 'outputs' | 'inputOrder' | 'outputOrder'>;

/** What the references of a component lead to. */
export interface FoundComponent {
  readonly asset: Available<Asset>;
  readonly ports: Ports;
  /** By the name of the use. */
  readonly libraries: ReadonlyMap<string, Available<Asset>>;
}

/** A component for the runner. */
export function renderComponent(
  resolution: Resolution,
  { component }: Pick<ResolvedComponent, 'component'>,
  { asset, ports, libraries }: FoundComponent,
): ComponentSpec {
  const { uses, integrations } = component;
  const imported = [...libraries].map(([use, library]) => [use, stagedAsset(library)] as const);
  return {
    ...renderAsset(asset),
    ...(asset.value.spec.ports ? renderCarriedPorts(ports) : renderPorts(ports)),
    parameters: parameterValues(resolution.units, asset.value, component.with),
    uses,
    ...(imported.length > 0 ? { libraries: Object.fromEntries(imported) } : {}),
    ...(Object.keys(integrations).length > 0 ? { integrations } : {}),
  };
}

export const renderAsset = memoised((asset: Available<Asset>): AssetPart => {
  const { run, requires } = asset.value.spec;
  return {
    ...stagedAsset(asset),
    ...(run ? { run: renderRun(run) } : {}),
    ...liveOf(asset.value),
    parameterUnits: unitsOf(asset.value),
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

function liveOf({ spec }: Asset): Pick<ComponentSpec, 'live'> {
  const live = Object.keys(spec.parameters).filter((name) => spec.parameters[name]!.live);
  return live.length > 0 ? { live: live.sort() } : {};
}

function unitsOf({ spec }: Asset): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(spec.parameters).flatMap(([name, { unit }]) => (unit === undefined ? [] : [[name, unit]])),
  );
}

export function stagedAsset(asset: Available<Asset>): StagedAsset {
  const { reference, version, digest } = asset;
  return { asset: reference, version, digest, environment: environmentOf(asset) };
}

/** Components of one asset mostly have the same ports. */
export const renderPorts = memoised(
  ({ inputs, outputs }: Ports) => ({ inputs: renderEach(inputs), outputs: renderEach(outputs) }),
  new WeakMap(),
);

/** Ports that are not in the component's `asset.yaml`: with their order and the defaults of the inputs. */
export function renderCarriedPorts(ports: Ports): CarriedPorts {
  const { inputs, outputs } = renderPorts(ports);
  return { inputs: withDefaults(inputs, defaultsOf(ports.inputs)), outputs, ...portOrder(ports) };
}

function renderEach(ports: { readonly [name: string]: InputPort | OutputPort }): {
  readonly [name: string]: PortSpec;
} {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, renderPort(port)]));
}

/** A port without its texts for people. */
export function renderPort(port: Port & Pick<PortSpec, 'type' | 'alias'>): PortSpec {
  return {
    type: port.type,
    ...(port.unit === undefined ? {} : { unit: port.unit }),
    ...(port.shape === undefined ? {} : { shape: port.shape }),
    ...(port.as === undefined || port.as === 'value' ? {} : { as: port.as }),
    ...(port.buffer === undefined ? {} : { buffer: port.buffer }),
    ...(port.delay ? { delay: port.delay } : {}),
    ...(port.alias === undefined ? {} : { alias: port.alias }),
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
