import type { Asset, Resolution, Sourced } from '@dtaas/model';
import type { Document } from 'yaml';
import { type Metadata, type NewFiles, newTwin } from './templates.ts';

/** Functions and tools that can be the worker of a new twin: they can be started, and the tree has what they use. */
export function workers(resolution: Resolution): readonly Sourced<Asset>[] {
  return [...resolution.catalogue.assets.values()].filter(
    (asset) =>
      (asset.value.kind === 'Function' || asset.value.kind === 'Tool') &&
      asset.value.spec.run !== undefined &&
      usedBy(resolution, asset.value) !== undefined,
  );
}

/** A twin with a worker, the assets that the worker uses, and telemetry for each of its required inputs. */
export function twinFiles(resolution: Resolution, metadata: Metadata, worker: Sourced<Asset>): NewFiles {
  return newTwin(metadata, (document) => {
    const used = [...(usedBy(resolution, worker.value) ?? [])].map(
      ([use, asset]) => [use, idOf(use), asset] as const,
    );
    const uses = Object.fromEntries(used.map(([use, id]) => [use, id]));
    const components = used.map(([, id, asset]) => [id, componentOf(document, asset)]);
    const own = componentOf(document, worker);
    if (used.length > 0) Object.assign(own, { uses: document.createNode(uses, { flow: true }) });
    document.setIn(
      ['spec', 'assets'],
      document.createNode(Object.fromEntries([...components, ['worker', own]])),
    );
    connect(document, metadata.name, worker.value);
  });
}

/** Connects each required input of the worker with a topic of the physical twin. */
function connect(document: Document, twin: string, { spec }: Asset): void {
  const inputs = Object.entries(spec.inputs).filter(([, input]) => input.required);
  if (inputs.length === 0) {
    for (const key of ['connections', 'physicalTwin']) document.deleteIn(['spec', key]);
    return;
  }
  const telemetry = inputs.map(([port, { type, unit, temperature, shape }]) => {
    const fields = JSON.parse(JSON.stringify({ topic: `${twin}/${port}`, type, unit, temperature, shape }));
    return [port, document.createNode(fields, { flow: true })];
  });
  const connections = inputs.map(([port]) => `physical.${port} -> worker.${port}`);
  document.setIn(['spec', 'connections'], document.createNode(connections));
  document.setIn(['spec', 'physicalTwin', 'telemetry'], document.createNode(Object.fromEntries(telemetry)));
}

/** The asset for each use that an asset requires; undefined if one is not in the tree. */
function usedBy({ catalogue }: Resolution, { spec }: Asset): ReadonlyMap<string, Sourced<Asset>> | undefined {
  const used = new Map<string, Sourced<Asset>>();
  for (const [name, use] of Object.entries(spec.uses)) {
    if (!use.required) continue;
    const found =
      use.asset === undefined
        ? [...catalogue.assets.values()].find(({ value }) => value.kind === use.kind)
        : catalogue.assets.get(use.asset);
    if (!found) return undefined;
    used.set(name, found);
  }
  return used;
}

/** A use is an identifier, a component has a name: `heatPlant` becomes `heat-plant`. */
function idOf(use: string): string {
  const id = use
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .toLowerCase()
    .replace(/^-+|-+$/g, '');
  return id === 'worker' || id === 'physical' || id === 'emulator' ? `${id}-asset` : id;
}

/** A component, with a value for each parameter that has no default. */
function componentOf(document: Document, { reference, value }: Sourced<Asset>): Record<string, unknown> {
  const values = Object.entries(value.spec.parameters)
    .filter(([, parameter]) => parameter.default === undefined)
    .map(([name, parameter]) => {
      const first = firstValue(parameter);
      const { unit } = parameter;
      return [name, unit === undefined ? first : document.createNode({ value: first, unit }, { flow: true })];
    });
  const component = { asset: reference, version: `^${value.metadata.version}` };
  return values.length === 0 ? component : { ...component, with: Object.fromEntries(values) };
}

/** A value that a parameter can have, for a start. */
function firstValue({ type, enum: allowed, minimum, maximum }: Asset['spec']['parameters'][string]): unknown {
  if (allowed) return allowed[0];
  if (type === 'string') return '';
  if (type === 'boolean') return false;
  if (type === 'object') return {};
  const value = Math.min(Math.max(0, minimum ?? 0), maximum ?? Number.POSITIVE_INFINITY);
  return type === 'integer' ? Math.ceil(value) : value;
}
