import type { ValueType } from '../generated/types.ts';
import {
  type Connection,
  type Endpoint,
  own,
  parseConnection,
  physical,
  printEndpoint,
} from '../references/index.ts';
import type { ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import type { Measure } from '../units/index.ts';
import { memoised } from '../values/memoised.ts';

/** One end of a connection, declared by an asset or by the physical twin. */
export interface Port extends Measure {
  /** Undefined for a command that takes whatever is connected to it. */
  readonly type?: ValueType;
  readonly shape?: readonly (number | null)[];
  /** Steps that a value waits before it is seen; absent: none. */
  readonly delay?: number;
}

/** The names to choose from, computed only for a hint. */
type Candidates = () => Iterable<string>;

/** Why an endpoint is not a port. */
export type NoPort =
  | { readonly reason: 'component-unknown'; readonly candidates: Candidates }
  | { readonly reason: 'port-unknown'; readonly candidates: Candidates }
  /** The port exists, but has the other direction. */
  | { readonly reason: 'direction' }
  /** The component's asset isn't started, so that no value flows. */
  | { readonly reason: 'not-started' }
  | { readonly reason: 'child-unknown'; readonly candidates: Candidates }
  /** A reference on the way to the port leads nowhere, which is reported there. */
  | { readonly reason: 'unresolved' };

export function isPort(found: Port | NoPort): found is Port {
  return !('reason' in found);
}

/** A connection that was read, with what is at its ends. */
export interface Wire extends Connection {
  /** Its place in the list. */
  readonly index: number;
  /** `controller.heaterOn` */
  readonly fromText: string;
  readonly toText: string;
  readonly source: Port | NoPort;
  /** A command of the physical twin with what it takes from this source. */
  readonly target: Port | NoPort;
}

/** The wires of a twin don't change, and many rules and the renderer ask for them. */
const plainWires = memoised((twin: ResolvedTwin) => readWires(twin, false), new WeakMap());
const emulatedWires = memoised((twin: ResolvedTwin) => readWires(twin, true), new WeakMap());

/** The connections of a twin that can be read, in the order of the text. With `emulated`, `physical` is the emulator. */
export function wiresOf(twin: ResolvedTwin, { emulated = false } = {}): readonly Wire[] {
  return emulated ? emulatedWires(twin) : plainWires(twin);
}

function readWires(twin: ResolvedTwin, emulated: boolean): readonly Wire[] {
  return twin.twin.value.spec.connections.flatMap((text, index) => {
    const connection = parseConnection(text);
    return connection ? [wire(twin, connection, index, emulated)] : [];
  });
}

function wire(twin: ResolvedTwin, { from, to }: Connection, index: number, emulated: boolean): Wire {
  const source = portAt(twin, from, 'output', emulated);
  const declared = portAt(twin, to, 'input', emulated);
  const target =
    isPort(source) && isPort(declared)
      ? adopted(declared, source, !emulated && to.component === physical)
      : declared;
  return { from, to, index, fromText: printEndpoint(from), toText: printEndpoint(to), source, target };
}

type Direction = 'output' | 'input';
type Ports = { readonly [name: string]: Port };

/** The port at an endpoint. With `emulated`, `physical` is the emulator. */
function portAt(
  twin: ResolvedTwin,
  endpoint: Endpoint,
  direction: Direction,
  emulated: boolean,
): Port | NoPort {
  const { child, component, port } = endpoint;
  if (child !== undefined) {
    const definition = twin.children.get(child)?.definition();
    if (definition) return portAt(definition, { component, port }, direction, emulated);
    return twin.children.has(child)
      ? { reason: 'unresolved' }
      : { reason: 'child-unknown', candidates: () => twin.children.keys() };
  }
  if (component === physical) {
    return emulated && twin.emulator
      ? componentPort(twin.emulator, port, direction)
      : physicalPort(twin, port, direction);
  }
  const found = twin.components.get(component);
  if (found) return componentPort(found, port, direction);
  const { physicalTwin } = twin.twin.value.spec;
  const candidates = () => [...twin.components.keys(), ...(physicalTwin ? [physical] : [])];
  return { reason: 'component-unknown', candidates };
}

function componentPort({ asset }: ResolvedComponent, name: string, direction: Direction): Port | NoPort {
  if (!asset) return { reason: 'unresolved' };
  const { inputs, outputs, run } = asset.value.spec;
  const found = direction === 'input' ? among(inputs, outputs, name) : among(outputs, inputs, name);
  return isPort(found) && !run ? { reason: 'not-started' } : found;
}

function physicalPort(twin: ResolvedTwin, name: string, direction: Direction): Port | NoPort {
  const physicalTwin = twin.twin.value.spec.physicalTwin;
  if (!physicalTwin) return { reason: 'component-unknown', candidates: () => twin.components.keys() };
  const { telemetry, commands } = physicalTwin;
  return direction === 'input' ? among(commands, telemetry, name) : among(telemetry, commands, name);
}

function among(these: Ports, others: Ports, name: string): Port | NoPort {
  const port = own(these, name);
  if (port) return port;
  return own(others, name)
    ? { reason: 'direction' }
    : { reason: 'port-unknown', candidates: () => Object.keys(these) };
}

/**
 * The target of a connection from this source. A command of the physical twin may leave out its type, shape and unit, and
 * takes them from the source.
 */
function adopted(target: Port, source: Port, isCommand: boolean): Port {
  if (!isCommand) return target;
  const { type, unit, temperature, shape } = source;
  return {
    ...(type === undefined ? {} : { type }),
    ...(shape === undefined ? {} : { shape }),
    // If the command has its own unit, the source's kind of temperature doesn't apply.
    ...(target.unit === undefined ? { unit, temperature } : {}),
    ...target,
  };
}
