import { allComponents } from '../resolution/index.ts';
import { isQueued, type Port } from '../wiring/index.ts';
import { at, eachAsset, eachTwin, type KeyPath, type Problem, type Rule, type Sourced } from './rule.ts';

type Ports = { readonly [name: string]: Partial<Port> & { readonly default?: unknown } };

/** The fields of a port that stand beside `as: event` or `as: command` only, and the one that doesn't. */
export const portKindsAreRight: Rule = {
  ...eachAsset((asset) => kindProblems(asset, ['spec', 'inputs'], asset.value.spec.inputs)),
  ...eachTwin(function* (resolved) {
    const { twin } = resolved;
    const { commands = {} } = twin.value.spec.physicalTwin ?? {};
    yield* kindProblems(twin, ['spec', 'physicalTwin', 'commands'], commands);
    for (const { path, component } of allComponents(resolved)) {
      if (component.inputs) yield* kindProblems(twin, [...path, 'inputs'], component.inputs);
    }
  }),
};

function* kindProblems(source: Sourced<unknown>, path: KeyPath, ports: Ports): Iterable<Problem> {
  for (const [name, port] of Object.entries(ports)) {
    for (const key of isQueued(port) ? (['default'] as const) : (['buffer', 'expires'] as const)) {
      if (!Object.hasOwn(port, key)) continue;
      yield at(source, [...path, name, key], {
        code: 'port-kind-misplaced',
        message: isQueued(port)
          ? `The input ${name} takes ${port.as}s, so it has no value before the first one`
          : `\`${key}\` has no meaning at ${name}, which carries values`,
        hint: isQueued(port)
          ? 'Remove `default`, or declare the input as a value.'
          : `Remove \`${key}\`, or add \`as: event\` or \`as: command\`.`,
      });
    }
  }
}
