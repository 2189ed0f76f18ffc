import { connect as connectTo, type Socket } from 'node:net';
import { connect, connectAsync, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bundle } from '../../testing/bundle.ts';
import { counter, eventually, makeWorkspace, number } from '../../testing/workspace.ts';
import { ComponentBroker } from './broker.ts';
import type { TransportEvents } from './transport.ts';

let follow: string;
beforeAll(async () => {
  follow = await bundle('components/follow.mjs');
});

describe('an MQTT component', () => {
  test('steps beside a stdio one, and is saved and restored', async () => {
    const workspace = makeWorkspace(
      {
        count: counter,
        follow: {
          program: { name: 'follow.mjs', text: `process.env.LOCKSTEP = '1';\n${follow}` },
          transport: 'mqtt',
          control: ['save', 'report'],
          inputs: { x: number },
          outputs: { sum: number },
        },
      },
      ['count.count -> follow.x'],
    );
    await workspace.start();
    await workspace.when(({ clock }) => clock.step! > 50);
    const saved = await workspace.client.save();
    expect(saved.remarks).toEqual([]);
    await workspace.when(({ clock }) => clock.step! > 100);
    const { values } = await workspace.client.pause();
    const count = Number(values['count.count']?.value);
    expect(values['follow.sum']?.value).toBe((count * (count + 1)) / 2);
    const report = await workspace.client.restore({
      directory: `${workspace.directory}/ring/${saved.name}`,
      from: saved.name,
    });
    expect(report).toMatchObject({ outcome: 'restored' });
    expect((await workspace.client.status()).phase).toBe('paused');
    await workspace.client.resume();
    await workspace.when(({ clock }) => clock.step! > 120);
    const again = (await workspace.client.pause()).values;
    const counted = Number(again['count.count']?.value);
    expect(again['follow.sum']?.value).toBe((counted * (counted + 1)) / 2);
  });

  test('follows on the wall clock', async () => {
    const workspace = makeWorkspace(
      {
        ticker: { program: 'ticker.mjs', outputs: { count: { type: 'integer' } } },
        follow: {
          program: { name: 'follow.mjs', text: follow },
          transport: 'mqtt',
          inputs: { x: number },
          outputs: { sum: number },
        },
      },
      ['ticker.count -> follow.x'],
      { clock: { mode: 'wall' } },
    );
    await workspace.start();
    await eventually(async () => Number((await workspace.client.status()).values['follow.sum']?.value) > 10);
    expect((await workspace.client.stop()).saved).toBeUndefined();
  });
});

describe('the broker', () => {
  const garbage: string[] = [];
  const events: TransportEvents = {
    message: () => {},
    garbage: (what) => void garbage.push(what),
    flood: () => {},
    skipped: () => {},
    roomy: () => {},
    disconnected: () => {},
  };
  let broker: ComponentBroker;
  const clients: MqttClient[] = [];
  const enter = async (url: string) => {
    const client = await connectAsync(url, { reconnectPeriod: 0 });
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    broker = await ComponentBroker.open({ twin: 'test', listensFor: () => 'in', log: () => {} });
  });
  afterEach(async () => {
    vi.useRealTimers();
    garbage.length = 0;
    await Promise.all(clients.splice(0).map((client) => client.endAsync(true)));
  });
  afterAll(() => broker.close());

  test('refuses a connection without the credentials of this start', async () => {
    const old = broker.admit('a', events).url;
    const { url } = broker.admit('a', events);
    await expect(enter(old)).rejects.toThrow(/Not authorized/i);
    await expect(enter(url.replace(/\/\/.*@/, '//'))).rejects.toThrow(/Not authorized/i);
    await expect(enter(url.replace('//a:', '//b:'))).rejects.toThrow(/Not authorized/i);
    expect((await enter(url)).connected).toBe(true);
  });

  test.each(['#', '+/#', 'dtaas/#', 'dtaas/test/b/in/x', 'dtaas/test/+/in/x', '$SYS/#'])(
    'keeps a component from reading %s',
    async (topic) => {
      const client = await enter(broker.admit('a', events).url);
      const granted = await client.subscribeAsync(topic).catch((error: Error) => error.message);
      expect(JSON.stringify(granted)).toMatch(/128|Unspecified/);
      expect(garbage).toEqual([`subscribed to ${topic}, which isn't a topic of its own`]);
    },
  );

  test.each(['dtaas/test/b/out/x', 'dtaas/test/a/in/x', 'dtaas/test/a/clock', 'elsewhere'])(
    'keeps a component from writing %s',
    async (topic) => {
      const client = await enter(broker.admit('a', events).url);
      client.publish(topic, '1');
      await eventually(() => garbage.length > 0);
      expect(garbage).toEqual([`published to ${topic}, which isn't an output of its own`]);
    },
  );

  test('notices at once that a connection of a component has ended, but not that there is a second one', async () => {
    const [disconnected, roomy] = [vi.fn(), vi.fn()];
    const admission = broker.admit('a', { ...events, disconnected, roomy });
    const listen = async (topic: string) => {
      const client = await enter(admission.url);
      await client.subscribeAsync(`dtaas/test/a/${topic}`);
      return client;
    };
    const first = await listen('control');
    const second = await listen('in/x');
    expect(admission.isRoomy).toBe(true);
    expect(disconnected).not.toHaveBeenCalled();
    await first.endAsync(true);
    await eventually(() => disconnected.mock.calls.length === 1);
    expect(admission.isOpen).toBe(true);
    const wasOpen = eventually(() => disconnected.mock.calls.length === 2 && [admission.isOpen]);
    await second.endAsync(true);
    expect(await wasOpen).toEqual([false]);
    roomy.mockClear();
    await listen('in/x');
    expect(roomy).toHaveBeenCalled();
    expect(admission.isRoomy).toBe(true);
  });

  test('does not count the end of a connection as a loss when the component was told to leave', async () => {
    const disconnected = vi.fn();
    const admission = broker.admit('a', { ...events, disconnected });
    const client = await enter(admission.url);
    await client.subscribeAsync('dtaas/test/a/in/x');
    const closed = new Promise((resolve) => (admission.client!.conn as Socket).once('close', resolve));
    admission.close();
    await client.endAsync();
    await closed;
    expect(disconnected).not.toHaveBeenCalled();
  });

  test('drops a message that a client sends again because the receipt was lost, and only that one', async () => {
    const message = vi.fn();
    const { url } = broker.admit('a', { ...events, message });
    /** PUBLISH with QoS 1 (MQTT 3.1.1, section 3.3). */
    const packet = (id: number, value: number, isDup: boolean): Buffer => {
      const topic = Buffer.from('dtaas/test/a/out/x');
      const rest = [
        Buffer.from([0, topic.length]),
        topic,
        Buffer.from([0, id]),
        Buffer.from(`{"v":${value}}`),
      ];
      const body = Buffer.concat(rest);
      return Buffer.concat([Buffer.from([isDup ? 0x3a : 0x32, body.length]), body]);
    };
    const first = await enter(url);
    first.stream.write(Buffer.concat([packet(1, 1, false), packet(2, 2, false)]));
    await eventually(() => message.mock.calls.length === 2);
    await first.endAsync(true);
    const second = await enter(url);
    second.stream.write(
      Buffer.concat([packet(2, 2, true), packet(3, 3, true), packet(1, 4, false), packet(4, 5, false)]),
    );
    await eventually(() => message.mock.calls.some(([{ v }]) => v === 5));
    expect(message.mock.calls.map(([{ v }]) => v)).toEqual([1, 2, 3, 4, 5]);
  });

  test('passes on which events a component has', async () => {
    const message = vi.fn();
    const admission = broker.admit('a', { ...events, message });
    const client = await enter(admission.url);
    client.publish('dtaas/test/a/received', '{"received":{"x":3}}');
    await eventually(() => message.mock.calls.length > 0);
    expect(message).toHaveBeenCalledWith({ received: { x: 3 } });
  });

  test('refuses a last will, which would bypass the rules', async () => {
    const { url } = broker.admit('a', events);
    const will = { topic: 'dtaas/test/b/in/x', payload: Buffer.from('1'), qos: 0, retain: false } as const;
    const client = connect(url, { reconnectPeriod: 0, will });
    client.on('error', () => {});
    await new Promise<void>((resolve) => client.once('close', () => resolve()));
    expect(client.connected).toBe(false);
  });

  /** A packet's first byte, and the length that it says it has. */
  const head = (type: number, length: number): Buffer => {
    const digits = [0, 7, 14, 21].map((shift) => ((length >> shift) & 0x7f) | (shift < 21 ? 0x80 : 0));
    return Buffer.from([type << 4, ...digits]);
  };
  const stopTimers = (): void => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const portOf = (url: string): number => Number(new URL(url).port);
  const closed = (socket: Socket): Promise<void> =>
    new Promise((resolve) => {
      if (socket.closed) resolve();
      else socket.once('close', () => resolve());
    });
  const knock = (url: string, ...said: readonly Buffer[]): Socket => {
    const socket = connectTo({ port: portOf(url), host: '127.0.0.1' });
    socket.on('error', () => {}).resume();
    for (const bytes of said) socket.write(bytes);
    return socket;
  };

  test('ends 40 connections that send more than a login, and accepts a component', async () => {
    const { url } = broker.admit('a', events);
    const flood = Buffer.alloc(2 ** 20);
    // Time stands: else they would all be ended by the time that a login may take, however much they have said.
    stopTimers();
    const sockets = Array.from({ length: 40 }, () => knock(url, head(1, 200 * 2 ** 20), flood));
    await Promise.all(sockets.map(closed));
    vi.useRealTimers();
    expect((await enter(url)).connected).toBe(true);
  });

  test('ends a connection that has not logged in after 10 s', async () => {
    const { url } = broker.admit('a', events);
    stopTimers();
    const silent = knock(url);
    // The broker has the first connection once it answers the second one.
    await enter(url);
    vi.advanceTimersByTime(9_999);
    await enter(url);
    expect(silent.closed).toBe(false);
    vi.advanceTimersByTime(1);
    await closed(silent);
  });

  test('accepts a component beside any number of silent connections, and keeps few of them', async () => {
    const { url } = broker.admit('a', events);
    const silent = Array.from({ length: 60 }, () => knock(url));
    await eventually(() => silent.filter((socket) => socket.closed).length === 44);
    const client = await enter(url);
    expect(client.connected).toBe(true);
    for (const socket of silent) socket.destroy();
  });

  test('accepts a message of 1 MiB, and ends a connection before the end of a longer message', async () => {
    const { url } = broker.admit('a', events);
    const client = await enter(url);
    for (const _ of [1, 2, 3])
      await client.publishAsync('dtaas/test/a/out/x', Buffer.alloc(2 ** 20, ' '), { qos: 1 });
    expect(garbage.filter((what) => what.includes('more than'))).toEqual([]);
    const left = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.stream.write(Buffer.concat([head(3, 200 * 2 ** 20), Buffer.alloc(2 * 2 ** 20)]));
    await left;
    expect(garbage).toContain('a message of more than 1048576 bytes');
  });

  test('allows a component a few connections, but not any number', async () => {
    const { url } = broker.admit('a', events);
    for (let count = 0; count < 16; count++) await enter(url);
    await expect(enter(url)).rejects.toThrow(/Not authorized|Bad username|closed/i);
    await clients.pop()!.endAsync();
    await eventually(() =>
      enter(url).then(
        () => true,
        () => false,
      ),
    );
  });

  test('logs how many connections did not log in', async () => {
    const logged: string[] = [];
    const log = (text: string): void => void logged.push(text);
    const other = await ComponentBroker.open({ twin: 'test', listensFor: () => 'in', log });
    const { url, credentials } = other.admit('a', events);
    stopTimers();
    await enter(url);
    const wrong = url.replace(credentials, 'a:guessed');
    for (const _ of [1, 2, 3]) await expect(enter(wrong)).rejects.toThrow(/Not authorized/i);
    const told = (): number => logged.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
    while (told() < 3) {
      vi.advanceTimersByTime(60_000);
      await new Promise(setImmediate);
    }
    await clients.pop()!.endAsync();
    await other.close();
    expect(told()).toBe(3);
    expect(logged[0]).toMatch(/^1 connection to the broker of the MQTT components ended without a login/);
    expect(logged.join()).not.toMatch(/guessed/);
  });
});
