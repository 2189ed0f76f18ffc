import type { Asset, Ports, Sourced } from '@dtaas/model';
import type { Document } from 'yaml';
import { requiredInputs } from './fitting.ts';
import { type Metadata, type NewFiles, newTwin } from './templates.ts';

/** An asset at work, with the asset for each of its uses. */
export interface Part {
  readonly asset: Sourced<Asset>;
  /** Name of the use → asset. */
  readonly uses: ReadonlyMap<string, Sourced<Asset>>;
  readonly ports: Ports;
}

/** The parts of a new twin, as a person chose them. */
export interface Choice {
  readonly worker: Part;
  /** Input of the worker → the output that feeds it. Other required inputs come from the physical twin. */
  readonly feeds: ReadonlyMap<string, Part & { readonly port: string }>;
  readonly emulator?: Part;
  /** Input → the emulator's output that it gets, whose name the telemetry has. Absent: telemetry has the names of the inputs. */
  readonly telemetry?: ReadonlyMap<string, string>;
  /** Required input of the emulator → the worker's output that commands it. */
  readonly commands?: ReadonlyMap<string, string>;
  /** Takes all values of the twin: its inputs are declared in the twin. */
  readonly recorder?: Part;
}

/** A twin with a worker, what feeds it, what both use, and signals of the physical twin for all that nothing else feeds. */
export function twinFiles(metadata: Metadata, choice: Choice): NewFiles {
  const { worker, feeds, emulator, telemetry: names, commands, recorder } = choice;
  return newTwin(metadata, (document) => {
    const components = new Components(document);
    const connections: string[] = [];
    const telemetry = new Map<string, Signal>();
    const recorded: [source: string, signal: Signal][] = [];
    const connect = (id: string, { ports }: Part): void => {
      for (const [port, output] of Object.entries(ports.outputs)) recorded.push([`${id}.${port}`, output]);
      for (const [port, input] of requiredInputs(ports)) {
        const feed = id === 'worker' ? feeds.get(port) : undefined;
        const source = feed?.port ?? names?.get(port) ?? port;
        if (feed === undefined) telemetry.set(source, input);
        const from = feed === undefined ? 'physical' : components.idOf(feed.asset);
        connections.push(`${from}.${source} -> ${id}.${port}`);
      }
    };
    const feeding = new Map([...feeds.values()].map((feed) => [feed.asset, feed]));
    for (const feed of feeding.values()) connect(components.add(feed, nameOf(feed.asset)), feed);
    connect(components.add(worker, 'worker'), worker);
    for (const [port, output] of commands ?? []) connections.push(`worker.${output} -> physical.${port}`);
    for (const [port, signal] of telemetry) recorded.push([`physical.${port}`, signal]);
    if (recorder && recorded.length > 0) {
      const inputs = recordedInputs(recorded, Object.keys(recorder.ports.inputs));
      const id = components.add(
        recorder,
        'recorder',
        inputs.map(([, name, signal]) => [name, signal]),
      );
      for (const [source, name] of inputs) connections.push(`${source} -> ${id}.${name}`);
    }
    const standIn = emulator && components.written(emulator);
    document.setIn(['spec', 'assets'], components.node);
    if (connections.length === 0) document.deleteIn(['spec', 'connections']);
    else document.setIn(['spec', 'connections'], document.createNode(connections));
    const inputs = emulator?.ports.inputs;
    const commanded = [...(commands?.keys() ?? [])].map((port) => [port, inputs![port]!] as const);
    const written = signals(document, metadata.name, telemetry);
    writePhysicalTwin(document, written, signals(document, metadata.name, commanded), standIn);
  });
}

type Signal = Pick<Asset['spec']['inputs'][string], 'type' | 'as' | 'unit' | 'temperature' | 'shape'>;

/** Telemetry or commands, each with a topic of its own. */
function signals(document: Document, twin: string, ports: Iterable<readonly [string, Signal]>): object {
  const written = [...ports].map(([port, signal]) => [
    port,
    signalNode(document, signal, { topic: `${twin}/${port}` }),
  ]);
  return Object.fromEntries(written);
}

function signalNode(document: Document, { type, as, unit, temperature, shape }: Signal, more: object = {}) {
  const fields = { ...more, type, as: as === 'value' ? undefined : as, unit, temperature, shape };
  return document.createNode(JSON.parse(JSON.stringify(fields)), { flow: true });
}

/** An input for each source: the port's own name, or if that is taken, the name with the component before it. */
function recordedInputs(
  sources: readonly (readonly [source: string, signal: Signal])[],
  others: readonly string[],
): readonly (readonly [source: string, name: string, signal: Signal])[] {
  const taken = new Set(others);
  return sources.map(([source, signal]) => {
    const [, port = ''] = source.split('.');
    const long = source.replace(/[-.](.)/g, (_, letter: string) => letter.toUpperCase());
    const name = taken.has(port) ? long : port;
    taken.add(name);
    return [source, name, signal] as const;
  });
}

function writePhysicalTwin(document: Document, telemetry: object, commands: object, emulator?: object): void {
  const path = ['spec', 'physicalTwin'];
  if (Object.keys(telemetry).length === 0) document.deleteIn(path);
  else document.setIn([...path, 'telemetry'], document.createNode(telemetry));
  if (Object.keys(commands).length > 0) document.setIn([...path, 'commands'], document.createNode(commands));
  if (emulator) document.setIn([...path, 'emulator'], document.createNode(emulator));
}

/** The components of the twin, by id. What parts use comes before them, and each used asset once. */
class Components {
  readonly #document: Document;
  readonly #written = new Map<string, Record<string, unknown>>();
  readonly #ids = new Map<Sourced<Asset>, string>();

  constructor(document: Document) {
    this.#document = document;
  }

  get node() {
    return this.#document.createNode(Object.fromEntries(this.#written));
  }

  idOf(asset: Sourced<Asset>): string {
    return this.#ids.get(asset)!;
  }

  /** Adds a component, and those of its uses. Returns its id. @param inputs those that the twin declares for it */
  add(part: Part, wanted: string, inputs: readonly (readonly [string, Signal])[] = []): string {
    const component = this.written(part);
    const nodes = inputs.map(([name, signal]) => [name, signalNode(this.#document, signal)]);
    const declared = nodes.length === 0 ? {} : { inputs: Object.fromEntries(nodes) };
    return this.#put(part.asset, wanted, { ...component, ...declared });
  }

  /** A component as `twin.yaml` has it. Adds the components of its uses. */
  written({ asset, uses }: Part): Record<string, unknown> {
    const own = componentOf(this.#document, asset);
    const bound = [...uses].map(([use, used]) => {
      const id = this.#ids.get(used) ?? this.#put(used, idOfUse(use), componentOf(this.#document, used));
      return [use, id] as const;
    });
    if (bound.length === 0) return own;
    return { ...own, uses: this.#document.createNode(Object.fromEntries(bound), { flow: true }) };
  }

  #put(asset: Sourced<Asset>, wanted: string, component: Record<string, unknown>): string {
    const isTaken = ['physical', 'emulator'].includes(wanted) || this.#written.has(wanted);
    const id = isTaken ? `${wanted}-asset` : wanted;
    this.#ids.set(asset, id);
    this.#written.set(id, component);
    return id;
  }
}

function nameOf({ reference }: Sourced<Asset>): string {
  return reference.slice(reference.indexOf('/') + 1);
}

/** A use is an identifier, a component has a name: `heatPlant` becomes `heat-plant`. */
function idOfUse(use: string): string {
  const id = use
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .toLowerCase()
    .replace(/^-+|-+$/g, '');
  return id === 'worker' ? 'worker-asset' : id;
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
