import { connect } from 'node:net';
import { MqttClient } from 'mqtt';
import { type Cable, type CableOptions, layCable } from './cable.ts';
import { startMosquitto } from './mosquitto.ts';
import { openPlant } from './plant.ts';

/** A broker of a physical twin, and what a device sees that listens to all of it. */
export interface WatchedBroker extends Cable {
  /** Everything that was published, oldest first: `topic payload`. */
  readonly seen: readonly string[];
  /** Another way to the same broker, from loopback or an address of this machine. */
  layCable(host?: string): Promise<Cable>;
  tell(topic: string, payload: string, options?: { retain?: boolean }): Promise<void>;
}

/** Brokers to test against. Names say what speaks, and which MQTT. */
export const brokers = {
  'mosquitto, MQTT 5': () => watchedMosquitto({}),
  'mosquitto, MQTT 3.1.1': () => watchedMosquitto({ mqtt5: 'refused' }),
  'a broker in this process, MQTT 3.1.1': watchedInProcess,
} satisfies { readonly [name: string]: () => Promise<WatchedBroker> };

export async function watchedMosquitto(options: CableOptions): Promise<WatchedBroker> {
  const { path, stop } = await startMosquitto();
  return await watched(path, options, stop).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
}

async function watchedInProcess(): Promise<WatchedBroker> {
  const plant = await openPlant('undefined:undefined');
  return await watched(plant.port, {}, () => plant.close());
}

async function watched(
  at: string | number,
  options: CableOptions,
  stop: () => Promise<void>,
): Promise<WatchedBroker> {
  const target = typeof at === 'string' ? { path: at } : { host: '127.0.0.1', port: at };
  const cable = await layCable(target, options);
  const seen: string[] = [];
  const device = new MqttClient(() => connect(target), { protocolVersion: 4, reconnectPeriod: 0 });
  device.on('message', (topic, payload) => seen.push(`${topic} ${payload}`));
  await new Promise((resolve, reject) => device.once('connect', resolve).once('error', reject));
  await device.subscribeAsync('#', { qos: 1 });
  return {
    ...cable,
    seen,
    layCable: (host) => layCable(target, { ...options, ...(host === undefined ? {} : { host }) }),
    tell: async (topic, payload, { retain = false } = {}) => {
      await device.publishAsync(topic, payload, { qos: 1, retain });
    },
    close: async () => {
      await device.endAsync(true);
      await cable.close();
      await stop();
    },
  };
}
