import { type Endpoint, physical, printEndpoint } from '../references/index.ts';
import { connectionsOf, type WrittenConnection } from '../wiring/index.ts';
import { at, atKey, eachTwin } from './rule.ts';

/** Every required input has exactly one source; no input or command has two. */
export const inputsHaveOneSource = eachTwin(function* (resolved) {
  const fed = new Map<string, WrittenConnection>();
  for (const connection of connectionsOf(resolved)) {
    const target = printEndpoint(connection.to);
    const first = fed.get(target);
    if (!first) {
      fed.set(target, connection);
      continue;
    }
    if (printEndpoint(first.from) === printEndpoint(connection.from)) continue;
    yield at(resolved.twin, ['spec', 'connections', connection.index], {
      code: 'input-sources',
      message: `${target} has two sources, ${printEndpoint(first.from)} and ${printEndpoint(connection.from)}`,
      hint: 'An input has one source. Take one of the connections away.',
    });
  }
  for (const { id, path, asset } of resolved.components.values()) {
    if (!asset?.value.spec.run) continue;
    for (const [port, input] of Object.entries(asset.value.spec.inputs)) {
      const endpoint: Endpoint = { component: id, port };
      if (!input.required || fed.has(printEndpoint(endpoint))) continue;
      yield atKey(resolved.twin, path, {
        code: 'input-unconnected',
        message: `Nothing is connected to ${id}.${port}, which ${asset.reference} requires`,
        hint: `Add a connection to it, e.g. ${resolved.twin.value.spec.physicalTwin ? physical : '<component>'}.<output> -> ${id}.${port}.`,
      });
    }
  }
});
