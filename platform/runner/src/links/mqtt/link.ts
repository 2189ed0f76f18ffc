import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { addressOfUrl, isQueued, type LinkWithPorts } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';
import type { IPublishPacket } from 'mqtt';
import type { Sample } from '../../senml/read.ts';
import { physical } from '../../wiring/wiring.ts';
import type { Arrival, Link, LinkHost, LinkKind, LinkOptions } from '../link.ts';
import { type ConnectionOptions, type Message, PlantConnection } from './connection.ts';
import { readPayload, writePayload } from './payload.ts';

export const mqttKind: LinkKind = {
  name: 'mqtt',
  open: (spec, options, host) => new MqttLink(spec, options, host),
};

/**
 * The connections to the broker of a physical twin: one for telemetry and commands, and one more for each command with a safe
 * value, since a broker keeps one last will a connection. Commands are sent only while all of them are open: another runner takes
 * them over one after the other, and until it has all of them, neither runner commands.
 */
class MqttLink implements Link {
  readonly #spec: LinkWithPorts;
  readonly #options: LinkOptions;
  readonly #host: LinkHost;
  /** The problem of each connection that isn't open, by client id. `undefined`: it was neither made nor lost yet. */
  readonly #troubles = new Map<string, string | undefined>();
  /** The connections with a last will, by port. */
  readonly #guarded = new Map<string, PlantConnection>();
  #main: PlantConnection | undefined;
  /** The commands with a safe value. */
  readonly #guardedPorts: readonly string[];

  constructor(spec: LinkWithPorts, options: LinkOptions, host: LinkHost) {
    this.#spec = spec;
    this.#options = options;
    this.#host = host;
    this.#guardedPorts = this.#ports.filter((port) => this.#isGuarded(port));
  }

  connect(): void {
    const { clientId } = this.#options;
    const main = this.#connect(clientId, {
      connected: () => {
        this.#host.connected();
        const topics = [...new Set(Object.values(this.#spec.telemetry).map(({ topic }) => topic!))];
        const refused = (why: string) => this.#lost(clientId, `the broker refuses the subscription: ${why}`);
        if (topics.length > 0) main.subscribe(topics, refused);
      },
      message: (packet) => this.#message(packet),
    });
    this.#main = main;
  }

  begin(): void {
    for (const port of this.#ports) {
      if (!this.#isGuarded(port) || this.#guarded.has(port)) this.send(port);
      else this.#guarded.set(port, this.#connectGuarded(port));
    }
  }

  send(port: string): void {
    const sample = this.#host.current(port);
    if (sample !== undefined) this.#publish(port, sample);
  }

  canSend(): boolean {
    return this.#isWhole;
  }

  sendOnce(port: string, sample: Sample, unconfirmed: () => void): void {
    this.#publish(port, sample, unconfirmed);
  }

  async leave(): Promise<void> {
    const guarded = [...this.#guarded];
    this.#guarded.clear();
    await Promise.all(
      guarded.map(async ([port, connection]) => {
        await connection.close(this.#safe(port));
        this.#troubles.delete(this.#idOf(port));
      }),
    );
  }

  cut(): void {
    const connections = [this.#main, ...this.#guarded.values()];
    this.#main = undefined;
    this.#guarded.clear();
    this.#troubles.clear();
    for (const connection of connections) connection?.cut();
  }

  async close(): Promise<void> {
    await this.#main?.close();
  }

  get trouble(): string | undefined {
    return [...this.#troubles.values()].find((why) => why !== undefined);
  }

  get isConnecting(): boolean {
    return [...this.#troubles.values()].includes(undefined);
  }

  get #ports(): readonly string[] {
    return Object.keys(this.#spec.commands);
  }

  get #isWhole(): boolean {
    return this.#main?.isOpen === true && this.#guardedPorts.every((port) => this.#guarded.get(port)?.isOpen);
  }

  #publish(port: string, sample: Sample, unconfirmed?: () => void): void {
    if (this.#isWhole) this.#connectionOf(port)?.publish(this.#messageOf(port, sample), unconfirmed);
  }

  #connectGuarded(port: string): PlantConnection {
    return this.#connect(this.#idOf(port), {
      lost: () => this.#host.madeSafe(port),
      will: () => this.#safe(port),
    });
  }

  #connect(
    clientId: string,
    { connected, lost, ...more }: Partial<Pick<ConnectionOptions, 'connected' | 'lost' | 'message' | 'will'>>,
  ): PlantConnection {
    const { credentials, through } = this.#options;
    this.#troubles.set(clientId, undefined);
    return new PlantConnection({
      ...more,
      clientId,
      credentials,
      open: () => openStream(this.#spec.link.url, through),
      connected: () => {
        this.#troubles.delete(clientId);
        connected?.();
      },
      // The broker may have published the last wills of lost connections, so the current commands are sent again.
      maySend: () => {
        for (const port of this.#ports) this.send(port);
        this.#host.ready();
      },
      lost: (why) => {
        this.#lost(clientId, why);
        lost?.(why);
      },
      takenOver: () => {
        this.#host.log(`another runner has taken over the connection ${clientId} to the ${physical} twin`);
        this.#host.takenOver();
      },
    });
  }

  #lost(clientId: string, why: string): void {
    // The first problem is the cause. Later ones follow from it.
    if (this.#troubles.get(clientId) !== undefined) return;
    this.#troubles.set(clientId, why);
    this.#host.log(`the connection ${clientId} to the ${physical} twin failed: ${why}`);
  }

  #connectionOf(port: string): PlantConnection | undefined {
    return this.#isGuarded(port) ? this.#guarded.get(port) : this.#main;
  }

  #isGuarded(port: string): boolean {
    return this.#spec.commands[port]?.safe !== undefined;
  }

  #idOf(port: string): string {
    // The name of a twin has no underscore.
    return `${this.#options.clientId}_${port}`;
  }

  #safe(port: string): Message {
    return this.#messageOf(port, { value: this.#spec.commands[port]!.safe ?? null, t: Date.now() / 1000 });
  }

  #messageOf(port: string, sample: Sample): Message {
    const command = this.#spec.commands[port]!;
    return { topic: command.topic!, payload: writePayload(command, sample) };
  }

  #message({ topic, payload, retain }: IPublishPacket): void {
    const arrived = this.#host.now();
    const now = Date.now() / 1000;
    const text = payload.toString();
    const values: Arrival[] = [];
    for (const port of this.#spec.telemetryOrder) {
      const telemetry = this.#spec.telemetry[port];
      if (telemetry?.topic !== topic) continue;
      // The broker kept this message from earlier, so it is not a new event.
      if (retain && isQueued(telemetry.port)) continue;
      const carried = readPayload(telemetry, text);
      if ('refused' in carried) {
        const message = `was in the message ${JSON.stringify(excerpt(text, 80))} on ${topic}`;
        this.#host.refused(port, `${message}; ${carried.refused}`);
        continue;
      }
      values.push({ port, sample: { value: carried.value, t: carried.t ?? arrived } });
      // A retained message doesn't show whether its sender is still there.
      if (carried.t !== undefined || !retain) this.#host.heard(port, carried.t ?? now);
    }
    if (values.length > 0) this.#host.arrive(values);
  }
}

function openStream(url: string, through: string | undefined): Duplex {
  const { host, port } = addressOfUrl(url)!;
  const socket = connectTcp(through === undefined ? { host, port } : { path: through });
  if (!url.startsWith('mqtts:')) return socket;
  const secure = connectTls({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}) });
  socket.on('error', (error) => secure.destroy(error));
  return secure;
}
