import { type Connection, parseConnection } from '../references/index.ts';
import type { ResolvedTwin } from '../resolution/index.ts';

/** A connection that was read, and its place in the list. */
export interface WrittenConnection extends Connection {
  readonly index: number;
}

/** The connections of a twin that can be read, in the order of the text. */
export function connectionsOf(twin: ResolvedTwin): readonly WrittenConnection[] {
  return twin.twin.value.spec.connections.flatMap((text, index) => {
    const connection = parseConnection(text);
    return connection ? [{ ...connection, index }] : [];
  });
}
