import { offsetsOfEnds, parseConnection, printConnection } from '../../references/index.ts';
import { isPort, wiresOf } from '../../wiring/index.ts';
import { at, atPart, eachTwin } from '../rule.ts';

export const connectionsAreRead = eachTwin(function* ({ twin }) {
  const seen = new Set<string>();
  for (const [index, text] of twin.value.spec.connections.entries()) {
    const path = ['spec', 'connections', index];
    const connection = parseConnection(text);
    if (!connection) {
      yield at(twin, path, {
        code: 'connection-syntax',
        message: `${JSON.stringify(text)} is not a connection`,
        hint: 'Write component.output -> component.input. The port of a child is child.component.port.',
      });
      continue;
    }
    const printed = printConnection(connection);
    if (seen.has(printed)) {
      yield at(twin, path, {
        code: 'connection-twice',
        message: `${printed} is written twice`,
        hint: 'Remove one of them.',
      });
    }
    seen.add(printed);
  }
});

export const connectionsLeadSomewhere = eachTwin(function* (resolved) {
  for (const { index, source, target } of wiresOf(resolved)) {
    if (isPort(source) && isPort(target)) continue;
    const path = ['spec', 'connections', index];
    const text = resolved.twin.value.spec.connections[index]!;
    const offsets = offsetsOfEnds(text);
    const wrongSource = isPort(source) ? undefined : source.why();
    const wrongTarget = isPort(target) ? undefined : target.why();
    if (wrongSource) yield atPart(resolved.twin, path, { text, offset: offsets.from }, wrongSource);
    if (wrongTarget) yield atPart(resolved.twin, path, { text, offset: offsets.to }, wrongTarget);
  }
});
