import type { CommandPayload, Payload, PhysicalCommand, Telemetry } from '../../generated/types.ts';
import { declaredLinks, linkNamed } from '../../links/declared.ts';
import { secondsOf } from '../../parameters/index.ts';
import { physical } from '../../references/index.ts';
import type { Resolution, ResolvedTwin } from '../../resolution/index.ts';
import type {
  CommandSpec,
  MessageTime,
  PhysicalTwinSpec,
  SignalAddress,
  TelemetrySpec,
} from '../../workspace.ts';
import { isAlphabetical } from './port-order.ts';
import { renderPort } from './render-component.ts';
import type { JoinedConnection } from './render-connections.ts';
import { renderLink } from './render-link.ts';

type PhysicalTwin = NonNullable<ResolvedTwin['twin']['value']['spec']['physicalTwin']>;

/** The links to the physical twin. A command without a type or a unit takes those of the output that is connected to it. */
export function renderPhysicalTwin(
  { catalogue }: Resolution,
  twin: ResolvedTwin,
  physicalTwin: PhysicalTwin,
  connections: readonly JoinedConnection[],
): PhysicalTwinSpec {
  const connected = new Map(
    connections
      .filter(({ spec }) => spec.to.component === physical)
      .map(({ spec, target }) => [spec.to.port, target]),
  );
  const declared = declaredLinks(physicalTwin);
  const linkOf = (link: string | undefined): Pick<SignalAddress, 'link'> => {
    const name = linkNamed(declared, link) ?? '';
    return name === '' ? {} : { link: name };
  };
  const telemetry = Object.entries(physicalTwin.telemetry);
  const commands = Object.entries(physicalTwin.commands).flatMap(([name, command]) => {
    const target = connected.get(name);
    // A command to which nothing is connected is never sent.
    if (target?.type === undefined) return [];
    const port = renderPort({ ...target, type: target.type });
    return [[name, { ...linkOf(command.link), ...renderCommand(command, port) }] as const];
  });
  const links = [...declared].map(([name, link]) => [name, renderLink(catalogue.tree, twin, link)] as const);
  const [only] = links;
  const isOrdered = isAlphabetical(physicalTwin.telemetry) || !sharesTopics(telemetry);
  return {
    ...(only?.[0] === '' ? only[1] : { links: Object.fromEntries(links) }),
    ...(physicalTwin.mode === 'shadow' ? { mode: 'shadow' } : {}),
    telemetry: Object.fromEntries(
      telemetry.map(([name, each]) => [name, { ...linkOf(each.link), ...renderTelemetry(each) }]),
    ),
    ...(isOrdered ? {} : { telemetryOrder: Object.keys(physicalTwin.telemetry) }),
    commands: Object.fromEntries(commands),
  };
}

function renderTelemetry({ payload, timeout, sampling, queue, ...signal }: Telemetry): TelemetrySpec {
  return {
    ...addressOf(signal),
    port: renderPort(signal),
    ...(sampling === undefined ? {} : { samplingSeconds: secondsOf(sampling) }),
    ...(queue === undefined ? {} : { queue }),
    ...(payload === undefined ? {} : { pointer: payload.json, ...renderTime(payload) }),
    ...(timeout === undefined ? {} : { timeoutSeconds: secondsOf(timeout) }),
  };
}

function renderCommand(
  { payload, safe, expires, ...signal }: PhysicalCommand,
  port: CommandSpec['port'],
): CommandSpec {
  return {
    ...addressOf(signal),
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

function addressOf({ topic, node }: SignalAddress): Pick<SignalAddress, 'topic' | 'node'> {
  return { ...(topic === undefined ? {} : { topic }), ...(node === undefined ? {} : { node }) };
}

/** Only values of the same message have an order. */
function sharesTopics(telemetry: readonly (readonly [string, SignalAddress])[]): boolean {
  const topics = telemetry.flatMap(([, { topic, link }]) =>
    topic === undefined ? [] : [`${link} ${topic}`],
  );
  return new Set(topics).size < topics.length;
}
