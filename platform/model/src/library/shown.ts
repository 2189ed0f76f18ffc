import type { Reports, ShownComponent, ShownParameter, ShownPort, ShownUse } from '../generated/reports.ts';
import type { Asset, InputPort, OutputPort, Twin } from '../generated/types.ts';
import type { Available, Resolution, ResolvedComponent } from '../resolution/index.ts';
import { type TwinLevel, twinLevel } from '../twin-level.ts';
import type { Json } from '../values/json.ts';
import { usersIn } from './library.ts';

type Body<Kind extends 'AssetReport' | 'TwinReport'> = Omit<Reports[Kind], 'apiVersion' | 'kind'>;

/** What a person wants to know of an asset before they use it. */
export function shownAsset(resolution: Resolution, asset: Available<Asset>): Body<'AssetReport'> {
  const { ports, inputs, outputs, parameters, uses, files, run, batch, test } = asset.value.spec;
  return {
    ...commonOf(resolution, asset),
    ...(ports && { ports: ports.from === undefined ? 'twin' : `uses.${ports.from}` }),
    inputs: portsOf(inputs),
    outputs: portsOf(outputs),
    parameters: listOf(parameters, parameterOf),
    uses: listOf(uses, useOf),
    files: Object.entries(files).map(([path, { columns, ...file }]) => ({
      path,
      ...file,
      columns: portsOf(columns),
    })),
    ...(run && { run: run.command }),
    ...(batch && { batch: batch.command }),
    ...(test && { test: test.command }),
    usedBy: usersIn(resolution).get(asset.reference) ?? [],
  };
}

/** What a person wants to know of a twin's configuration. `dtaas status` shows the twin that runs. */
export function shownTwin(resolution: Resolution, twin: Available<Twin>): Body<'TwinReport'> {
  const resolved = twin.source === 'tree' ? resolution.twins.get(twin.value.metadata.name) : undefined;
  const { assets, physicalTwin } = twin.value.spec;
  const emulator = resolved?.emulator ?? physicalTwin?.emulator;
  return {
    ...commonOf(resolution, twin),
    level: levels[twinLevel(twin.value)],
    components: resolved
      ? [...resolved.components.values()].map(componentOf)
      : Object.entries(assets).map(([id, { asset, version }]) => ({ id, asset, range: version })),
    ...(emulator && {
      emulator:
        'component' in emulator
          ? componentOf(emulator)
          : { id: 'emulator', asset: emulator.asset, range: emulator.version },
    }),
  };
}

const levels = { model: 'digital model', shadow: 'digital shadow', twin: 'digital twin' } as const satisfies {
  readonly [level in TwinLevel]: string;
};

function commonOf({ finder }: Resolution, { reference, version, source, value }: Available) {
  const { title, description, license, owners = [], tags = [] } = value.metadata;
  return {
    reference,
    version,
    source,
    ...(title && { title }),
    ...(description && { description }),
    ...(license && { license }),
    owners,
    tags,
    versions: finder.versionsOf(reference),
  };
}

function componentOf({ id, component, asset }: ResolvedComponent): ShownComponent {
  return { id, asset: component.asset, range: component.version, ...(asset && { version: asset.version }) };
}

function portsOf(ports: { readonly [name: string]: InputPort | OutputPort }): readonly ShownPort[] {
  return listOf(ports, (name, { type, unit, shape, description, ...port }) => ({
    name,
    type,
    ...(unit && { unit }),
    ...(shape && { shape }),
    ...('required' in port && { required: port.required }),
    ...(description && { description }),
  }));
}

function parameterOf(name: string, parameter: Asset['spec']['parameters'][string]): ShownParameter {
  const { type, unit, default: usual, minimum, maximum, enum: allowed, description } = parameter;
  return {
    name,
    type,
    ...(unit && { unit }),
    ...(usual !== undefined && { default: usual as Json }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(allowed && { enum: allowed as Json[] }),
    ...(description && { description }),
  };
}

function useOf(
  name: string,
  { kind, asset, version, required, description }: Asset['spec']['uses'][string],
): ShownUse {
  return {
    name,
    kind,
    ...(asset && { asset }),
    ...(version && { version }),
    required,
    ...(description && { description }),
  };
}

function listOf<From, To>(
  entries: { readonly [name: string]: From },
  shown: (name: string, from: From) => To,
): To[] {
  return Object.entries(entries).map(([name, from]) => shown(name, from));
}
