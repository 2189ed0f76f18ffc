import {
  didYouMean,
  type Endpoint,
  offsetsOfEnds,
  parseConnection,
  printConnection,
  printEndpoint,
} from '../../references/index.ts';
import { isPort, type NoPort, wiresOf } from '../../wiring/index.ts';
import { at, atPart, eachTwin, type Finding } from '../rule.ts';

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
  for (const { from, to, index, source, target } of wiresOf(resolved)) {
    const path = ['spec', 'connections', index];
    const text = resolved.twin.value.spec.connections[index]!;
    const offsets = offsetsOfEnds(text);
    const wrongSource = isPort(source) ? undefined : findingOf(source, from, 'output');
    const wrongTarget = isPort(target) ? undefined : findingOf(target, to, 'input');
    if (wrongSource) yield atPart(resolved.twin, path, { text, offset: offsets.from }, wrongSource);
    if (wrongTarget) yield atPart(resolved.twin, path, { text, offset: offsets.to }, wrongTarget);
  }
});

function findingOf(found: NoPort, endpoint: Endpoint, direction: 'output' | 'input'): Finding | undefined {
  const { child, component, port } = endpoint;
  switch (found.reason) {
    case 'unresolved':
      return undefined;
    case 'child-unknown':
      return {
        code: 'child-unknown',
        message: `The twin has no child ${child}`,
        hint: didYouMean(child ?? '', found.candidates()),
      };
    case 'component-unknown':
      return {
        code: 'component-unknown',
        message: `${child === undefined ? 'The twin' : `The child ${child}`} has no component ${component}`,
        hint: didYouMean(component, found.candidates()),
      };
    case 'port-unknown':
      return {
        code: 'port-unknown',
        message: `${component} has no ${direction} ${port}`,
        hint: didYouMean(port, found.candidates()),
      };
    case 'direction':
      return {
        code: 'connection-direction',
        message: `${printEndpoint(endpoint)} is an ${direction === 'input' ? 'output' : 'input'}, but stands where an ${direction} belongs`,
        hint: 'Write an output on the left and an input on the right: component.output -> component.input.',
      };
    case 'not-started':
      return {
        code: 'component-not-started',
        message: `${component} is never started, so no value flows through ${printEndpoint(endpoint)}`,
        hint: 'Connect a component whose asset has a run.command.',
      };
  }
}
