import {
  didYouMean,
  type Endpoint,
  parseConnection,
  printConnection,
  printEndpoint,
} from '../references/index.ts';
import { isPort, type NoPort, wiresOf } from '../wiring/index.ts';
import { at, eachTwin, type Finding } from './rule.ts';

export const connectionsAreRead = eachTwin(function* ({ twin }) {
  const seen = new Set<string>();
  for (const [index, text] of twin.value.spec.connections.entries()) {
    const path = ['spec', 'connections', index];
    const connection = parseConnection(text);
    if (!connection) {
      yield at(twin, path, {
        code: 'connection-syntax',
        message: `${JSON.stringify(text)} is no connection`,
        hint: 'Write component.output -> component.input; a child’s port is child.component.port.',
      });
      continue;
    }
    const printed = printConnection(connection);
    if (seen.has(printed)) {
      yield at(twin, path, {
        code: 'connection-twice',
        message: `${printed} is written twice`,
        hint: 'Take one of them away.',
      });
    }
    seen.add(printed);
  }
});

export const connectionsLeadSomewhere = eachTwin(function* (resolved) {
  for (const { from, to, index, source, target } of wiresOf(resolved)) {
    const path = ['spec', 'connections', index];
    const findings = [
      isPort(source) || findingOf(source, from, 'output'),
      isPort(target) || findingOf(target, to, 'input'),
    ];
    for (const finding of findings) if (typeof finding === 'object') yield at(resolved.twin, path, finding);
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
        message: `${printEndpoint(endpoint)} is an ${direction === 'input' ? 'output' : 'input'}, and stands where an ${direction} belongs`,
        hint: 'A connection leads from an output to an input: component.output -> component.input.',
      };
    case 'not-started':
      return {
        code: 'component-not-started',
        message: `${component} is never started, so no value flows through ${printEndpoint(endpoint)}`,
        hint: 'Its asset has no run.command. Connect a component that runs.',
      };
  }
}
