import type { ValueType } from '../generated/types.ts';
import { type Endpoint, own, physical } from '../references/index.ts';
import type { ResolvedComponent, ResolvedTwin } from '../resolution/index.ts';
import type { Measure } from '../units/index.ts';

/** What is known of one end of a connection, whoever declares it. */
export interface Port extends Measure {
  /** Undefined for a command that takes whatever is connected to it. */
  readonly type?: ValueType;
  readonly shape?: readonly (number | null)[];
  /** Steps that a value waits before it is seen. */
  readonly delay: number;
  readonly required: boolean;
  /** A command of the physical twin: what it doesn't say is as it is at the output connected to it. */
  readonly adopts?: true;
}

/** A target as it is once this source is connected to it. */
export function adopted(target: Port, source: Port): Port {
  if (!target.adopts) return target;
  const { type, unit, temperature, shape } = source;
  const given = {
    ...(type === undefined ? {} : { type }),
    ...(shape === undefined ? {} : { shape }),
  };
  // A unit of its own says nothing of the source's kind of temperature.
  return { ...given, ...(target.unit === undefined ? { unit, temperature } : {}), ...target };
}

export type Direction = 'output' | 'input';

/** Why an endpoint is no port. */
export type NoPort =
  | { readonly reason: 'component-unknown'; readonly candidates: readonly string[] }
  | { readonly reason: 'port-unknown'; readonly candidates: readonly string[] }
  /** There is such a port, and values flow the other way. */
  | { readonly reason: 'direction' }
  /** The component's asset isn't started, so that no value flows. */
  | { readonly reason: 'not-started' }
  | { readonly reason: 'child-unknown'; readonly candidates: readonly string[] }
  /** Something before it is wrong and reported: nothing can be said of the port. */
  | { readonly reason: 'unresolved' };

export function isPort(found: Port | NoPort): found is Port {
  return !('reason' in found);
}

/** The port at an endpoint. With `emulated`, `physical` is the emulator. */
export function portAt(
  twin: ResolvedTwin,
  endpoint: Endpoint,
  direction: Direction,
  options: { readonly emulated: boolean } = { emulated: false },
): Port | NoPort {
  if (endpoint.child !== undefined) {
    const child = twin.children.get(endpoint.child);
    if (!child) return { reason: 'child-unknown', candidates: [...twin.children.keys()] };
    const definition = child.definition();
    if (!definition) return { reason: 'unresolved' };
    return portAt(definition, { component: endpoint.component, port: endpoint.port }, direction, options);
  }
  if (endpoint.component === physical) {
    return options.emulated && twin.emulator
      ? componentPort(twin.emulator, endpoint.port, direction)
      : physicalPort(twin, endpoint.port, direction);
  }
  const component = twin.components.get(endpoint.component);
  if (component) return componentPort(component, endpoint.port, direction);
  const known = [...twin.components.keys(), ...(twin.twin.value.spec.physicalTwin ? [physical] : [])];
  return { reason: 'component-unknown', candidates: known };
}

function componentPort(component: ResolvedComponent, name: string, direction: Direction): Port | NoPort {
  if (!component.asset) return { reason: 'unresolved' };
  const { inputs, outputs, run } = component.asset.value.spec;
  const [these, others] = direction === 'input' ? [inputs, outputs] : [outputs, inputs];
  const port = own<Partial<Port>>(these, name);
  if (!port) {
    return own(others, name)
      ? { reason: 'direction' }
      : { reason: 'port-unknown', candidates: Object.keys(these) };
  }
  return run ? { delay: 0, required: true, ...port } : { reason: 'not-started' };
}

function physicalPort(twin: ResolvedTwin, name: string, direction: Direction): Port | NoPort {
  const physicalTwin = twin.twin.value.spec.physicalTwin;
  if (!physicalTwin) return { reason: 'component-unknown', candidates: [...twin.components.keys()] };
  const { telemetry, commands } = physicalTwin;
  const [these, others] = direction === 'input' ? [commands, telemetry] : [telemetry, commands];
  const port = own<Partial<Port>>(these, name);
  if (port) return { ...port, delay: 0, required: false, ...(direction === 'input' ? { adopts: true } : {}) };
  return own(others, name)
    ? { reason: 'direction' }
    : { reason: 'port-unknown', candidates: Object.keys(these) };
}
