import type { PhysicalTwin } from '../generated/types.ts';
import { physical } from '../references/index.ts';
import type { PhysicalTwinSpec } from '../workspace.ts';
import { renderPort } from './render-component.ts';
import type { JoinedConnection } from './render-connections.ts';

/** The link to the physical twin. A command that says no type or unit takes those of what is connected to it. */
export function renderPhysicalTwin(
  physicalTwin: PhysicalTwin,
  connections: readonly JoinedConnection[],
): PhysicalTwinSpec {
  const connected = new Map(
    connections
      .filter(({ spec }) => spec.to.component === physical)
      .map(({ spec, target }) => [spec.to.port, target]),
  );
  const telemetry = Object.entries(physicalTwin.telemetry).map(([name, { topic, payload, ...port }]) => {
    const pointer = payload === undefined ? {} : { pointer: payload.json };
    return [name, { topic, port: renderPort(port), ...pointer }] as const;
  });
  const commands = Object.entries(physicalTwin.commands).flatMap(([name, { topic }]) => {
    const target = connected.get(name);
    // Nothing is ever sent where nothing is connected.
    if (target?.type === undefined) return [];
    return [[name, { topic, port: renderPort({ ...target, type: target.type }) }] as const];
  });
  const { protocol, url, credentials } = physicalTwin;
  return {
    protocol,
    url: url.replace(/\/$/, ''),
    ...(credentials ? { credentials: credentials.secret } : {}),
    telemetry: Object.fromEntries(telemetry),
    commands: Object.fromEntries(commands),
  };
}
