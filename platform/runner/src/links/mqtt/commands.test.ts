import { type AddressInfo, createServer } from 'node:net';
import type { PhysicalTwinSpec } from '@dtaas/model';
import { afterEach, describe, expect, test } from 'vitest';
import { brokers, type WatchedBroker, watchedMosquitto } from '../../../testing/brokers.ts';
import { hasMosquitto } from '../../../testing/mosquitto.ts';
import { eventually } from '../../../testing/workspace.ts';
import { type Arrival, PhysicalLink } from './link.ts';

const open: PhysicalLink[] = [];
const started: WatchedBroker[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((link) => link.close()));
  await Promise.all(started.splice(0).map((broker) => broker.close()));
});

async function begun(start: () => Promise<WatchedBroker>): Promise<WatchedBroker> {
  const broker = await start();
  started.push(broker);
  return broker;
}

const spec: Omit<PhysicalTwinSpec, 'url'> = {
  protocol: 'mqtt',
  telemetry: { temperature: { topic: 'box/state', port: { type: 'number' } } },
  commands: {
    fan: { topic: 'box/fan', port: { type: 'boolean' } },
    heater: { topic: 'box/heater', port: { type: 'boolean' }, safe: false },
    valve: { topic: 'box/valve', port: { type: 'number' }, pointer: '/position', safe: 0 },
  },
};

interface TestLink {
  readonly link: PhysicalLink;
  readonly arrived: Arrival[][];
  /** It hears, and can be heard. */
  readonly connected: () => Promise<void>;
}

function linkTo(
  broker: Pick<WatchedBroker, 'port'>,
  more: Partial<PhysicalTwinSpec> = {},
  twin = 'box',
): TestLink {
  const arrived: Arrival[][] = [];
  const link = new PhysicalLink(
    { ...spec, url: `mqtt://127.0.0.1:${broker.port}`, ...more },
    { clientId: `dtaas-0123456789abcdef-${twin}` },
    {
      arrive: (values) => arrived.push([...values]),
      refused: () => {},
      log: () => {},
      now: () => Date.now() / 1000,
    },
  );
  open.push(link);
  const connected = async (): Promise<void> => {
    await eventually(() => link.reasons.length === 0 && link.connecting.length === 0);
  };
  return { link, arrived, connected };
}

/** Tells a value until it is heard: a subscription takes a moment. */
async function hears({ arrived }: TestLink, broker: WatchedBroker): Promise<void> {
  await eventually(async () => {
    await broker.tell('box/state', '21');
    return arrived.length > 0;
  });
}

const commandsAt = ({ seen }: WatchedBroker): readonly string[] =>
  seen.filter((each) => !each.startsWith('box/state'));

const give = (link: PhysicalLink, port: string, value: boolean | number): void =>
  link.command(port, { value, t: 1_784_109_600 });

const available = Object.entries(brokers).filter(([name]) => !name.startsWith('mosquitto') || hasMosquitto());

describe.each(available)('commands over %s', (_name, start) => {
  test('go out while the link is open, and the safe values when it is released', async () => {
    const broker = await begun(start);
    const { link, connected } = linkTo(broker);
    await connected();
    give(link, 'heater', true);
    expect(link.sends).toBe(false);
    link.open();
    await connected();
    give(link, 'fan', true);
    give(link, 'valve', 0.5);
    const sent = ['box/heater true', 'box/fan true', 'box/valve {"position":0.5}'];
    await eventually(() => broker.seen.length >= 3);
    expect([...broker.seen].sort()).toEqual([...sent].sort());
    await link.release();
    await eventually(() => broker.seen.length >= 5);
    expect(broker.seen.slice(3).sort()).toEqual(['box/heater false', 'box/valve {"position":0}']);
    give(link, 'heater', true);
    await broker.tell('box/end', '1');
    await eventually(() => broker.seen.includes('box/end 1'));
    // Neither a command nor a last will came after it left.
    expect(broker.seen).toHaveLength(6);
  });

  test('are said again after the connection was lost, and after the last wills', async () => {
    const broker = await begun(start);
    const { link, connected } = linkTo(broker);
    link.open();
    await connected();
    for (const port of ['fan', 'heater']) give(link, port, true);
    await eventually(() => broker.seen.length >= 2);
    broker.cut();
    await eventually(() => broker.seen.filter((each) => each === 'box/heater true').length === 2);
    await eventually(() => broker.seen.filter((each) => each === 'box/fan true').length === 2);
    await connected();
    expect(broker.seen).toContain('box/valve {"position":0}');
    const heater = broker.seen.filter((each) => each.startsWith('box/heater'));
    expect(heater).toEqual(['box/heater true', 'box/heater false', 'box/heater true']);
  });

  test('come from the second runner, and the first one says so and stops', async () => {
    const broker = await begun(start);
    const first = linkTo(broker);
    first.link.open();
    await first.connected();
    give(first.link, 'heater', true);
    await eventually(() => broker.seen.length >= 1);
    const second = linkTo(broker);
    second.link.open();
    await eventually(() => first.link.isTakenOver);
    await second.connected();
    expect(second.link.isTakenOver).toBe(false);
    give(second.link, 'heater', true);
    give(first.link, 'fan', true);
    give(second.link, 'valve', 1);
    await eventually(() => broker.seen.includes('box/valve {"position":1}'));
    await hears(second, broker);
    expect(broker.seen.filter((each) => each.startsWith('box/heater')).at(-1)).toBe('box/heater true');
    expect(broker.seen).not.toContain('box/fan true');
    expect(first.arrived).toEqual([]);

    first.link.retake();
    await eventually(() => second.link.isTakenOver);
    await first.connected();
    await eventually(() => broker.seen.includes('box/fan true'));
    expect(first.link.isTakenOver).toBe(false);
  });

  test('end with the safe values where the second runner only listens', async () => {
    const broker = await begun(start);
    const first = linkTo(broker);
    first.link.open();
    await first.connected();
    give(first.link, 'heater', true);
    await eventually(() => broker.seen.length >= 1);
    const second = linkTo(broker);
    await eventually(() => first.link.isTakenOver);
    await eventually(
      () => broker.seen.filter((each) => each.startsWith('box/heater')).at(-1) === 'box/heater false',
    );
    expect(second.link.isTakenOver).toBe(false);
  });

  test('of two twins stay apart', async () => {
    const broker = await begun(start);
    const links = [linkTo(broker), linkTo(broker, {}, 'oven')];
    for (const { link } of links) link.open();
    for (const { connected } of links) await connected();
    for (const each of links) await hears(each, broker);
    expect(links.map(({ link }) => link.isTakenOver)).toEqual([false, false]);
  });

  test('of a shadow are shown and never sent, nor is anything in their place', async () => {
    const broker = await begun(start);
    const shadow = linkTo(broker, { mode: 'shadow' });
    const { link, connected } = shadow;
    link.open();
    await connected();
    give(link, 'heater', true);
    expect(link.given).toEqual([{ port: 'heater', sample: { value: true, t: 1_784_109_600 } }]);
    expect(link.sends).toBe(false);
    broker.cut();
    await eventually(() => link.reasons.length > 0);
    await connected();
    await hears(shadow, broker);
    await link.close();
    await broker.tell('box/end', '1');
    await eventually(() => broker.seen.includes('box/end 1'));
    expect(commandsAt(broker)).toEqual(['box/end 1']);
  });
});

describe('telemetry', () => {
  test('of one message comes together, as declared, with one time', async () => {
    const broker = await begun(brokers['a broker in this process, MQTT 3.1.1']);
    const port = { type: 'number' } as const;
    const time = { pointer: '/at', unit: 'ms' } as const;
    const telemetry = {
      alpha: { topic: 'box', port, pointer: '/a', time },
      beta: { topic: 'box', port, pointer: '/b', time },
      gamma: { topic: 'box', port, pointer: '/c' },
    };
    const { connected, arrived } = linkTo(broker, {
      telemetry,
      telemetryOrder: ['gamma', 'beta', 'alpha'],
    });
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
    const broker = await begun(brokers['a broker in this process, MQTT 3.1.1']);
    await broker.tell('box/state', '21', { retain: true });
    const telemetry = { temperature: { ...spec.telemetry['temperature']!, timeoutSeconds: 0.001 } };
    const { link, arrived } = linkTo(broker, { telemetry });
    await eventually(() => arrived.length > 0);
    const [reason] = await eventually(() => (link.reasons.length > 0 ? link.reasons : undefined));
    expect(reason).toMatch(
      /^physical\.temperature is silent: no value came since .* its timeout is 0.001 s$/,
    );
  });
});

test('a broker that says that the session was taken over is not asked again', async () => {
  let connections = 0;
  // CONNACK and DISCONNECT of MQTT 5, the latter with the reason 0x8E.
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from([0x20, 3, 0, 0, 0, 0xe0, 2, 0x8e, 0])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { link } = linkTo({ port: (server.address() as AddressInfo).port });
    await eventually(() => link.isTakenOver);
    expect(connections).toBe(1);
    expect(link.reasons).toEqual([]);
  } finally {
    server.close();
  }
});

test('a link to a broker that is away can be closed', async () => {
  const broker = await begun(brokers['a broker in this process, MQTT 3.1.1']);
  await started.pop()!.close();
  const { link } = linkTo(broker);
  link.open();
  await eventually(() => link.reasons.some((reason) => reason.includes('ECONNREFUSED')));
  await link.close();
});

describe.skipIf(!hasMosquitto())('a broker that ends MQTT 5 without a word', () => {
  test('is spoken to in 3.1.1', async () => {
    const broker = await begun(() => watchedMosquitto({ mqtt5: 'dropped' }));
    await hears(linkTo(broker), broker);
  });
});
