import { type Connection, parseConnection, physical, printEndpoint } from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';
import { memoised } from '../values/memoised.ts';
import { adopted, isPort, type NoPort, type Port, portAt } from './port.ts';

/** A connection that was read, with what is at its ends. */
export interface Wire extends Connection {
  /** Its place in the list. */
  readonly index: number;
  /** `controller.heaterOn` */
  readonly fromText: string;
  readonly toText: string;
  readonly source: Port | NoPort;
  /** A command of the physical twin is here as it is with this source. */
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
  const source = portAt(twin, from, 'output', { emulated });
  const declared = portAt(twin, to, 'input', { emulated });
  const target =
    isPort(source) && isPort(declared)
      ? adopted(declared, source, !emulated && to.component === physical)
      : declared;
  return { from, to, index, fromText: printEndpoint(from), toText: printEndpoint(to), source, target };
}
