import type { Finding } from '../explain/explanations.ts';
import type { PortKind, ValueType } from '../generated/types.ts';
import {
  type Connection,
  didYouMean,
  type Endpoint,
  own,
  parseConnection,
  parseEndpoint,
  physical,
  printEndpoint,
} from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import type { Measure } from '../units/index.ts';
import { memoised } from '../values/memoised.ts';

/** One end of a connection, declared by an asset, at a component of the twin, or by the physical twin. */
export interface Port extends Measure {
  /** Undefined for a command that takes whatever is connected to it. */
  readonly type?: ValueType;
  readonly shape?: readonly (number | null)[];
  /** Absent: a value. */
  readonly as?: PortKind;
  /** The number of events or commands that wait at an input; absent: the runner's default. */
  readonly buffer?: number;
  /** Steps that a value waits before it is seen; absent: none. */
  readonly delay?: number;
}

/** Stands where an endpoint is not a port. */
export interface NoPort {
  /** What to report; `undefined` if a reference on the way to the port leads nowhere, which is reported there. */
  readonly why: () => Finding | undefined;
}

export function isPort(found: Port | NoPort): found is Port {
  return !('why' in found);
}

/** Whether a port carries events or commands, each of which counts, instead of values. */
export function isQueued({ as }: { readonly as?: PortKind }): boolean {
  return as === 'event' || as === 'command';
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

/**
 * The output that a test names, `lid.open` or `physical.temperature`. In a test the emulator takes the place of the physical
 * twin.
 */
export function outputNamed(twin: ResolvedTwin, text: string): Port | NoPort {
  const endpoint = parseEndpoint(text);
  if (endpoint === undefined) throw new Error(`not a port: ${text}`);
  return portAt(twin, endpoint, 'output', true);
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
  const { child, component } = endpoint;
  const owner = child === undefined ? twin : twin.children.get(child)?.definition();
  if (!owner) {
    const children = [...twin.children.keys()];
    return children.includes(child!)
      ? unresolved
      : unknown('child-unknown', `The twin has no child ${child}`, child!, () => children);
  }
  const { physicalTwin } = owner.twin.value.spec;
  const replaced = emulated ? owner.emulator : undefined;
  if (component === physical && physicalTwin && !replaced) {
    return portNamed(endpoint, direction, physicalTwin.commands, physicalTwin.telemetry);
  }
  const found = component === physical ? replaced : owner.components.get(component);
  if (!found) {
    const message = `${child === undefined ? 'The twin' : `The child ${child}`} has no component ${component}`;
    const names = () => [...owner.components.keys(), ...(physicalTwin ? [physical] : [])];
    return unknown('component-unknown', message, component, names);
  }
  const { asset, ports } = found;
  if (!asset || !ports) return unresolved;
  const port = portNamed(endpoint, direction, ports.inputs, ports.outputs);
  return isPort(port) && !asset.value.spec.run ? notStarted(endpoint) : port;
}

const unresolved: NoPort = { why: () => undefined };

function portNamed(endpoint: Endpoint, direction: Direction, inputs: Ports, outputs: Ports): Port | NoPort {
  const [these, others, other] =
    direction === 'input' ? [inputs, outputs, 'output'] : [outputs, inputs, 'input'];
  const { component, port } = endpoint;
  const found = own(these, port);
  if (found) return found;
  if (!own(others, port)) {
    return unknown('port-unknown', `${component} has no ${direction} ${port}`, port, () =>
      Object.keys(these),
    );
  }
  return {
    why: () => ({
      code: 'connection-direction',
      message: `${printEndpoint(endpoint)} is an ${other}, but stands where an ${direction} belongs`,
      hint: 'Write an output on the left and an input on the right: component.output -> component.input.',
    }),
  };
}

function notStarted(endpoint: Endpoint): NoPort {
  return {
    why: () => ({
      code: 'component-not-started',
      message: `${endpoint.component} is never started, so no value flows through ${printEndpoint(endpoint)}`,
      hint: 'Connect a component whose asset has a run.command.',
    }),
  };
}

/** The names to choose from are compared only for a report. */
function unknown(
  code: Finding['code'],
  message: string,
  name: string,
  candidates: () => Iterable<string>,
): NoPort {
  return { why: () => ({ code, message, hint: didYouMean(name, candidates()) }) };
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
