import type { WorkspaceSpec } from '@dtaas/model';
import { InputPort, OutputPort, type Refuse, Route } from './ports.ts';

/** The name under which connections speak of the physical twin. */
export const physical = 'physical';

/** A workspace's ports and the routes between them. */
export interface Wiring {
  /** The components that run, in the order of a step. */
  readonly order: readonly string[];
  /** Component or `physical` → port → port. For `physical`, telemetry. */
  readonly outputs: ReadonlyMap<string, ReadonlyMap<string, OutputPort>>;
  /** Component or `physical` → port → port. For `physical`, commands. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, InputPort>>;
}

/**
 * @param refuse called for values that can't be converted for a port
 * @throws Error if the spec names an unknown port, which its check should have refused
 */
export function wire(spec: WorkspaceSpec, refuse: Refuse): Wiring {
  const running = Object.entries(spec.components).filter(([, component]) => component.run !== undefined);
  const outputs = new Map(
    running.map(([id, { outputs }]) => [id, mapPorts(outputs, (n, p) => new OutputPort(id, n, p))]),
  );
  const inputs = new Map(
    running.map(([id, { inputs }]) => [id, mapPorts(inputs, (n, p) => new InputPort(id, n, p))]),
  );
  if (spec.physicalTwin !== undefined) {
    const { telemetry, commands } = spec.physicalTwin;
    outputs.set(
      physical,
      mapPorts(telemetry, (n, { port }) => new OutputPort(physical, n, port)),
    );
    inputs.set(
      physical,
      mapPorts(commands, (n, { port }) => new InputPort(physical, n, port)),
    );
  }
  for (const { from, to, convert } of spec.connections) {
    const source = outputs.get(from.component)?.get(from.port);
    const target = inputs.get(to.component)?.get(to.port);
    if (source === undefined || target === undefined) {
      throw new Error(`no such connection: ${from.component}.${from.port} -> ${to.component}.${to.port}`);
    }
    source.routes.push(new Route(target, convert, refuse));
  }
  const ids = new Set(running.map(([id]) => id));
  const ordered = spec.order.filter((id) => ids.has(id));
  // A component without connections may be left out of the order; it runs all the same.
  const unordered = [...ids].filter((id) => !ordered.includes(id)).sort();
  return { order: [...ordered, ...unordered], outputs, inputs };
}

function mapPorts<From extends object, To>(
  ports: { readonly [name: string]: From },
  make: (name: string, port: From) => To,
): Map<string, To> {
  return new Map(Object.entries(ports).map(([name, port]) => [name, make(name, port)]));
}
