import { isDeepStrictEqual } from 'node:util';
import type {
  CommandPayload,
  Payload,
  PhysicalCommand,
  PhysicalTwin,
  Telemetry,
} from '../generated/types.ts';
import { secondsOf } from '../parameters/index.ts';
import { compareText, physical } from '../references/index.ts';
import type { CommandSpec, MessageTime, PhysicalTwinSpec, TelemetrySpec } from '../workspace.ts';
import { renderPort } from './render-component.ts';
import type { JoinedConnection } from './render-connections.ts';

/** The link to the physical twin. A command without a type or a unit takes those of the output that is connected to it. */
export function renderPhysicalTwin(
  physicalTwin: PhysicalTwin,
  connections: readonly JoinedConnection[],
): PhysicalTwinSpec {
  const connected = new Map(
    connections
      .filter(({ spec }) => spec.to.component === physical)
      .map(({ spec, target }) => [spec.to.port, target]),
  );
  const telemetry = Object.entries(physicalTwin.telemetry);
  const commands = Object.entries(physicalTwin.commands).flatMap(([name, command]) => {
    const target = connected.get(name);
    // A command to which nothing is connected is never sent.
    if (target?.type === undefined) return [];
    return [[name, renderCommand(command, renderPort({ ...target, type: target.type }))] as const];
  });
  const { protocol, url, credentials, mode } = physicalTwin;
  const order = telemetry.map(([name]) => name);
  const isAlphabetical = isDeepStrictEqual(order, order.toSorted(compareText));
  return {
    protocol,
    url: url.replace(/\/$/, ''),
    ...(credentials ? { credentials: credentials.secret } : {}),
    ...(mode === 'shadow' ? { mode } : {}),
    telemetry: Object.fromEntries(telemetry.map(([name, each]) => [name, renderTelemetry(each)])),
    ...(isAlphabetical || !sharesTopics(telemetry) ? {} : { telemetryOrder: order }),
    commands: Object.fromEntries(commands),
  };
}

function renderTelemetry({ topic, payload, timeout, ...port }: Telemetry): TelemetrySpec {
  return {
    topic,
    port: renderPort(port),
    ...(payload === undefined ? {} : { pointer: payload.json, ...renderTime(payload) }),
    ...(timeout === undefined ? {} : { timeoutSeconds: secondsOf(timeout) }),
  };
}

function renderCommand(
  { topic, payload, safe, expires }: PhysicalCommand,
  port: CommandSpec['port'],
): CommandSpec {
  return {
    topic,
    port,
    ...(payload === undefined ? {} : { pointer: payload.json, ...renderTime(payload) }),
    ...(payload?.template === undefined ? {} : { template: payload.template }),
    ...(safe === undefined ? {} : { safe }),
    ...(expires === undefined ? {} : { expiresSeconds: secondsOf(expires) }),
  };
}

function renderTime(payload: Payload | CommandPayload): { readonly time?: MessageTime } {
  const { time, timeUnit = 's' } = payload;
  if (time === undefined) return {};
  const zone = 'timeZone' in payload ? payload.timeZone : undefined;
  return { time: { pointer: time, unit: timeUnit, ...(zone === undefined ? {} : { zone }) } };
}

/** Only values of the same message have an order. */
function sharesTopics(telemetry: readonly (readonly [string, { readonly topic: string }])[]): boolean {
  return new Set(telemetry.map(([, { topic }]) => topic)).size < telemetry.length;
}
