import { isQueued, type LinkWithPorts, type TelemetrySpec } from '@dtaas/model';
import {
  AttributeIds,
  type ClientMonitoredItemBase,
  type ClientSubscription,
  DataChangeFilter,
  DataChangeTrigger,
  type DataValue,
  promoteOpaqueStructure,
  TimestampsToReturn,
} from 'node-opcua-client';
import { physical } from '../../wiring/wiring.ts';
import type { LinkHost } from '../link.ts';
import { nodeIdOf } from './nodes.ts';
import { readValue } from './read-value.ts';
import type { Session } from './session.ts';

/** How often the server sends what it has, and looks at a value. */
const usualSeconds = 0.5;
/** OPC UA Part 4, section 5.13.1.2: the server looks as often as it can. */
const asOftenAsPossible = 0;
const usualQueue = { values: 10, events: 1000 };
/** A server that was just started may have its nodes a little later. */
const againMs = 5000;

/**
 * Subscribes to the telemetry. Also a value that stays the same is reported when the server measures it again, so that a silent
 * sensor can be told from a steady one.
 *
 * @param refused called with a problem of single nodes, and with `undefined` once all of them are watched
 * @returns `over` resolves with the reason when the server ends the subscription
 */
export async function watch(
  opened: Session,
  spec: LinkWithPorts,
  host: LinkHost,
  refused: (why: string | undefined) => void,
): Promise<{ readonly over: Promise<string> }> {
  const ports = spec.telemetryOrder;
  if (ports.length === 0) return { over: opened.over };
  const fastest = Math.min(...ports.map((port) => spec.telemetry[port]!.samplingSeconds ?? usualSeconds));
  const subscription = await opened.session.createSubscription2({
    requestedPublishingInterval: fastest * 1000,
    requestedLifetimeCount: 1000,
    requestedMaxKeepAliveCount: 10,
    maxNotificationsPerPublish: 0,
    publishingEnabled: true,
  });
  let isOver = false;
  const over = new Promise<string>((resolve) => {
    const end = (why: string) => () => {
      isOver = true;
      resolve(why);
    };
    subscription.once('terminated', end('the server ended the subscription'));
    void opened.over.then(end('the session is over'));
  });
  const watchAll = async (those: readonly string[]): Promise<void> => {
    const left: string[] = [];
    let problem: string | undefined;
    for (const port of those) {
      const why = await watchOne(opened, subscription, spec, port, host);
      if (why === undefined) continue;
      left.push(port);
      problem ??= `${physical}.${port} is not watched: ${why}`;
    }
    if (isOver) return;
    refused(problem);
    if (left.length > 0) setTimeout(() => void watchAll(left).catch(() => {}), againMs).unref();
  };
  await watchAll(ports);
  return { over };
}

/** Why the server doesn't watch the node of a port; `undefined` if it does. */
async function watchOne(
  { session, namespaces }: Session,
  subscription: ClientSubscription,
  spec: LinkWithPorts,
  port: string,
  host: LinkHost,
): Promise<string | undefined> {
  const telemetry = spec.telemetry[port]!;
  const isEvent = isQueued(telemetry.port);
  const queueSize = telemetry.queue ?? (isEvent ? usualQueue.events : usualQueue.values);
  // The node has its first value already, so it is not a new event.
  let isNew = !isEvent;
  const take = (data: DataValue): void => {
    if (!isNew) {
      isNew = true;
      return;
    }
    if (isEvent && data.statusCode.hasOverflowBit)
      host.refused(port, `was dropped by the server, whose queue was full (raise \`queue\` of ${port})`);
    const arrived = host.now();
    const carried = readValue(telemetry, data);
    if ('refused' in carried) {
      host.refused(port, carried.refused);
      return;
    }
    host.heard(port, carried.t ?? Date.now() / 1000);
    host.arrive([{ port, sample: { value: carried.value, t: carried.t ?? arrived } }]);
  };
  // Structures are decoded one after another, so that their order stays.
  let decoded = Promise.resolve();
  const changed = (data: DataValue): void => {
    if (!isOpaque(data)) {
      take(data);
      return;
    }
    decoded = decoded
      .then(() => promoteOpaqueStructure(session, [{ value: data.value }]))
      .catch(() => {})
      .then(() => take(data));
  };
  let item: ClientMonitoredItemBase;
  try {
    item = await subscription.monitor(
      { nodeId: nodeIdOf(telemetry.node!, namespaces), attributeId: AttributeIds.Value },
      {
        samplingInterval: samplingOf(telemetry, isEvent) * 1000,
        queueSize,
        discardOldest: true,
        filter: new DataChangeFilter({ trigger: DataChangeTrigger.StatusValueTimestamp }),
      },
      TimestampsToReturn.Both,
    );
  } catch (error) {
    return `${error instanceof Error ? error.message.split('\n')[0] : error} (${telemetry.node})`;
  }
  if (item.statusCode.isBad()) return `the server refuses ${telemetry.node} (${item.statusCode.name})`;
  const { queueSize: kept } = item.monitoringParameters;
  if (isEvent && kept < queueSize)
    host.log(`the server keeps ${kept} events of ${physical}.${port} between two messages, not ${queueSize}`);
  item.on('changed', changed);
  return undefined;
}

function isOpaque({ value }: DataValue): boolean {
  const first: unknown = Array.isArray(value.value) ? value.value[0] : value.value;
  return first?.constructor.name === 'OpaqueStructure';
}

function samplingOf({ samplingSeconds }: TelemetrySpec, isEvent: boolean): number {
  return samplingSeconds ?? (isEvent ? asOftenAsPossible : usualSeconds);
}
