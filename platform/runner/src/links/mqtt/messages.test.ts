import { type AddressInfo, createServer } from 'node:net';
import type { PhysicalTwinSpec } from '@dtaas/model';
import { describe, expect, onTestFinished, test } from 'vitest';
import { brokers, type WatchedBroker, watchedMosquitto } from '../../../testing/brokers.ts';
import { linksTo, type TestLinks } from '../../../testing/links.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';

async function begun(
  start: () => Promise<WatchedBroker> = brokers['a broker in this process, MQTT 3.1.1'],
): Promise<WatchedBroker> {
  const broker = await start();
  onTestFinished(() => broker.close());
  return broker;
}

/** As a twin with one link without a name. */
function boxAt(
  { port }: Pick<WatchedBroker, 'port'>,
  more: Partial<PhysicalTwinSpec> = {},
): PhysicalTwinSpec {
  return {
    protocol: 'mqtt',
    url: `mqtt://127.0.0.1:${port}`,
    telemetry: { temperature: { topic: 'box/state', port: { type: 'number' } } },
    commands: {},
    ...more,
  };
}

/** Tells a value until it is heard: a subscription takes a moment. */
async function hears({ arrived }: TestLinks, broker: WatchedBroker): Promise<void> {
  await eventually(async () => {
    await broker.tell('box/state', '21');
    return arrived.length > 0;
  });
}

describe('telemetry', () => {
  test('of one message comes together, as declared, with one time', async () => {
    const broker = await begun();
    const port = { type: 'number' } as const;
    const time = { pointer: '/at', unit: 'ms' } as const;
    const telemetry = {
      alpha: { topic: 'box', port, pointer: '/a', time },
      beta: { topic: 'box', port, pointer: '/b', time },
      gamma: { topic: 'box', port, pointer: '/c' },
    };
    const telemetryOrder = ['gamma', 'beta', 'alpha'];
    const { connected, arrived } = await linksTo(boxAt(broker, { telemetry, telemetryOrder }));
    await connected();
    await eventually(async () => {
      await broker.tell('box', '{"a": 1, "b": 2, "c": 3, "at": 1784109600500}');
      return arrived.length > 0;
    });
    expect(arrived[0]!.map(({ port: name }) => name)).toEqual(['gamma', 'beta', 'alpha']);
    expect(arrived[0]!.slice(1)).toEqual([
      { port: 'beta', sample: { value: 2, t: 1_784_109_600.5 } },
      { port: 'alpha', sample: { value: 1, t: 1_784_109_600.5 } },
    ]);
  });

  test('that the broker has kept does not show that the sensor is alive', async () => {
    const broker = await begun();
    await broker.tell('box/state', '21', { retain: true });
    const { telemetry } = boxAt(broker);
    const silent = { temperature: { ...telemetry['temperature']!, timeoutSeconds: 0.001 } };
    const { links, arrived } = await linksTo(boxAt(broker, { telemetry: silent }));
    await eventually(() => arrived.length > 0);
    const [reason] = await eventually(() => (links.reasons.length > 0 ? links.reasons : undefined));
    expect(reason).toMatch(
      /^physical\.temperature is silent: no value came since .* its timeout is 0.001 s$/,
    );
  });
});

test('a command and its safe value have their place in the message', async () => {
  const broker = await begun();
  const valve = { topic: 'box/valve', port: { type: 'number' }, pointer: '/position', safe: 0 } as const;
  const { links } = await linksTo(boxAt(broker, { commands: { valve } }));
  links.command('valve', { value: 0.5, t: 1_784_109_600 });
  links.open();
  await eventually(() => broker.seen.length >= 1);
  await links.release();
  await eventually(() => broker.seen.length >= 2);
  expect(broker.seen).toEqual(['box/valve {"position":0.5}', 'box/valve {"position":0}']);
});

test('two links lead to two brokers, and one that is taken over takes the other one along', async () => {
  const [hall, oven] = [await begun(), await begun()];
  const spec: PhysicalTwinSpec = {
    links: {
      hall: { protocol: 'mqtt', url: `mqtt://127.0.0.1:${hall.port}` },
      oven: { protocol: 'mqtt', url: `mqtt://127.0.0.1:${oven.port}` },
    },
    telemetry: { room: { link: 'hall', topic: 't', port: { type: 'number' } } },
    commands: { heater: { link: 'oven', topic: 'heater', port: { type: 'boolean' }, safe: false } },
  };
  const first = await linksTo(spec);
  first.links.open();
  await first.connected();
  first.links.command('heater', { value: true, t: 1_784_109_600 });
  await eventually(() => oven.seen.at(-1) === 'heater true');
  expect(hall.seen).toEqual([]);
  const second = await linksTo({ ...spec, links: { hall: spec.links!['hall']! }, commands: {} });
  await eventually(() => first.links.isTakenOver);
  // The broker of the link that nobody took publishes the last will.
  await eventually(() => oven.seen.at(-1) === 'heater false');
  expect(second.links.isTakenOver).toBe(false);
});

test('a broker that says twice that the session was taken over is not asked again', async () => {
  let connections = 0;
  // CONNACK and DISCONNECT of MQTT 5, the latter with the reason 0x8E.
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from([0x20, 3, 0, 0, 0, 0xe0, 2, 0x8e, 0])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { links } = await linksTo(boxAt({ port: (server.address() as AddressInfo).port }));
    await eventually(() => links.isTakenOver);
    expect(connections).toBe(2);
    expect(links.reasons).toEqual([]);
  } finally {
    server.close();
  }
});

describe.skipIf(!hasMosquitto())('a broker that closes MQTT 5 connections without a reason', () => {
  test('is connected to with MQTT 3.1.1', async () => {
    const broker = await begun(() => watchedMosquitto({ mqtt5: 'dropped' }));
    await hears(await linksTo(boxAt(broker)), broker);
  });
});
