import type { PortSpec, WorkspaceSpec } from '@dtaas/model';
import { Inbox } from './inbox.ts';
import { InputPort, OutputPort, type Refuse, route } from './ports.ts';

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
  /** The events and commands for each component that takes some. */
  readonly inboxes: ReadonlyMap<string, Inbox>;
}

/**
 * @param refuse called for values that can't be converted for a port
 * @throws Error if the spec names an unknown port, which its check should have refused
 */
export function wire(spec: WorkspaceSpec, refuse: Refuse): Wiring {
  const running = Object.entries(spec.components).filter(([, component]) => component.run !== undefined);
  const { telemetry = {}, commands = {} } = spec.physicalTwin ?? {};
  const outputs = new Map(running.map(([id, { outputs }]) => [id, portsOf(OutputPort, id, outputs)]));
  const inputs = new Map(running.map(([id, { inputs }]) => [id, portsOf(InputPort, id, inputs)]));
  outputs.set(physical, portsOf(OutputPort, physical, specsOf(telemetry)));
  inputs.set(physical, portsOf(InputPort, physical, specsOf(commands)));
  for (const { from, to, convert } of spec.connections) {
    const source = outputs.get(from.component)?.get(from.port);
    const target = inputs.get(to.component)?.get(to.port);
    if (source === undefined || target === undefined) {
      throw new Error(`no such connection: ${from.component}.${from.port} -> ${to.component}.${to.port}`);
    }
    source.routes.push(route(target, convert, refuse));
  }
  const ids = running.map(([id]) => id);
  const ordered = spec.order.filter((id) => ids.includes(id));
  // A component without connections may be left out of the order; it runs all the same.
  const unordered = ids.filter((id) => !ordered.includes(id)).sort();
  return { order: [...ordered, ...unordered], outputs, inputs, inboxes: inboxesOf(ids, inputs) };
}

function inboxesOf(ids: readonly string[], inputs: Wiring['inputs']): Wiring['inboxes'] {
  const queued = ids.map(
    (id) => [id, [...inputs.get(id)!.values()].filter((port) => port.isQueued)] as const,
  );
  return new Map(queued.filter(([, ports]) => ports.length > 0).map(([id, ports]) => [id, new Inbox(ports)]));
}

function portsOf<Port>(
  Port: new (component: string, name: string, spec: PortSpec) => Port,
  component: string,
  specs: Readonly<Record<string, PortSpec>>,
): Map<string, Port> {
  return new Map(Object.entries(specs).map(([name, spec]) => [name, new Port(component, name, spec)]));
}

function specsOf(signals: { readonly [name: string]: { readonly port: PortSpec } }) {
  return Object.fromEntries(Object.entries(signals).map(([name, { port }]) => [name, port]));
}
