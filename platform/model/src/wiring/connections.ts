import { type Connection, parseConnection } from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';

/** A connection that was read, and its place in the list. */
export interface WrittenConnection extends Connection {
  readonly index: number;
}

/** Several rules ask for the same twin's; it is read once. */
const read = new WeakMap<ResolvedTwin, readonly WrittenConnection[]>();

/** The connections of a twin that can be read, in the order of the text. */
export function connectionsOf(twin: ResolvedTwin): readonly WrittenConnection[] {
  const known = read.get(twin);
  if (known !== undefined) return known;
  const connections = twin.twin.value.spec.connections.flatMap((text, index) => {
    const connection = parseConnection(text);
    return connection ? [{ ...connection, index }] : [];
  });
  read.set(twin, connections);
  return connections;
}
