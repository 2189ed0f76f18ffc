import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { PhysicalTwinSpec } from '@dtaas/model';
import { MqttClient } from 'mqtt';
import type { Sample } from '../senml/read.ts';
import { takes } from '../senml/value.ts';
import { physical } from '../wiring/wiring.ts';
import { readPayload, writePayload } from './payload.ts';

const reconnectMs = 1000;

export interface LinkEvents {
  /** A value of the physical twin. */
  arrive(port: string, sample: Sample): void;
  /** A message without a value that the port takes; `why` continues a sentence that the value begins. */
  refused(port: string, why: string): void;
  log(text: string): void;
  /** Seconds since 1970, by the twin's clock. */
  now(): number;
}

export interface LinkOptions {
  /** `user:password` */
  readonly credentials?: string | undefined;
  /** A Unix socket that leads to the physical twin's broker, where the runner has a network of its own. */
  readonly through?: string | undefined;
}

/** The runner's connection to the physical twin's broker. It comes back by itself, and says when it isn't there. */
export class PhysicalLink {
  readonly #spec: PhysicalTwinSpec;
  readonly #client: MqttClient;
  readonly #events: LinkEvents;
  #trouble: string | undefined = 'it is being connected';
  #lostCommands = 0;

  constructor(spec: PhysicalTwinSpec, options: LinkOptions, events: LinkEvents) {
    this.#spec = spec;
    this.#events = events;
    const [username, password] = splitCredentials(options.credentials);
    this.#client = new MqttClient(() => openStream(spec.url, options.through), {
      clientId: `dtaas-${process.pid}-${Math.random().toString(16).slice(2, 10)}`,
      clean: true,
      reconnectPeriod: reconnectMs,
      connectTimeout: 10_000,
      resubscribe: false,
      queueQoSZero: false,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    });
    this.#client.on('connect', () => this.#connected());
    this.#client.on('error', (error) => this.#lost(error.message));
    this.#client.on('close', () => this.#lost('the connection is closed'));
    this.#client.on('message', (topic, payload) => this.#message(topic, payload.toString()));
  }

  /** Sends a command. While the physical twin isn't there it is dropped: an old command is worse than none. */
  command(port: string, { value }: Sample): void {
    const topic = this.#spec.commands[port]?.topic;
    if (topic === undefined) return;
    if (this.#client.connected) this.#client.publish(topic, writePayload(value), { qos: 1 });
    else this.#lostCommands += 1;
  }

  /** What is wrong with it, in a reader's words. */
  get reasons(): readonly string[] {
    if (this.#trouble !== undefined) {
      const lost = this.#lostCommands === 0 ? '' : `; ${this.#lostCommands} commands to it were dropped`;
      return [`the ${physical} twin isn't reached at ${this.#spec.url}: ${this.#trouble}${lost}`];
    }
    return [];
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true).catch(() => {});
  }

  #connected(): void {
    this.#trouble = undefined;
    this.#lostCommands = 0;
    this.#events.log(`the ${physical} twin is connected`);
    const topics = [...new Set(Object.values(this.#spec.telemetry).map(({ topic }) => topic))];
    if (topics.length === 0) return;
    this.#client.subscribe(topics, { qos: 1 }, (error) => {
      if (error) this.#lost(`it refuses our subscription: ${error.message}`);
    });
  }

  #lost(why: string): void {
    // The first cause is the one that tells; what follows is its echo.
    if (this.#trouble !== undefined && this.#trouble !== 'it is being connected') return;
    this.#trouble = why;
    this.#events.log(`the ${physical} twin isn't reached: ${why}`);
  }

  #message(topic: string, payload: string): void {
    const t = this.#events.now();
    for (const [port, telemetry] of Object.entries(this.#spec.telemetry)) {
      if (telemetry.topic !== topic) continue;
      const value = readPayload(telemetry, payload);
      if (value !== undefined) this.#events.arrive(port, { value, t });
      else {
        const message = `was in the message ${JSON.stringify(payload.slice(0, 80))} on ${topic}`;
        this.#events.refused(port, `${message}; ${takes(telemetry.port)}`);
      }
    }
  }
}

function openStream(url: string, through: string | undefined): Duplex {
  const { protocol, hostname, port } = new URL(url);
  const isTls = protocol === 'mqtts:';
  const target =
    through === undefined
      ? { host: hostname, port: Number(port || (isTls ? 8883 : 1883)) }
      : { path: through };
  const socket = connectTcp(target);
  if (!isTls) return socket;
  const secure = connectTls({
    socket,
    host: hostname,
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
  });
  socket.on('error', (error) => secure.destroy(error));
  return secure;
}

function splitCredentials(credentials: string | undefined): [string | undefined, string | undefined] {
  if (credentials === undefined) return [undefined, undefined];
  const colon = credentials.indexOf(':');
  return colon < 0 ? [credentials, undefined] : [credentials.slice(0, colon), credentials.slice(colon + 1)];
}
