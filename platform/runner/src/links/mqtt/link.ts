import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { addressOfUrl, isQueued, type PhysicalTwinSpec } from '@dtaas/model';
import type { IPublishPacket } from 'mqtt';
import { excerpt } from '../../secrets/mask.ts';
import type { Sample } from '../../senml/read.ts';
import { physical } from '../../wiring/wiring.ts';
import { CommandQueue } from '../command-queue.ts';
import { silenceOf } from '../silence.ts';
import { type ConnectionOptions, type Message, PlantConnection } from './connection.ts';
import { readPayload, writePayload } from './payload.ts';

export interface LinkEvents {
  /** The values of one message of the physical twin, in the order in which their ports are declared. */
  arrive(values: readonly Arrival[]): void;
  /** A message had no value that the port takes; `why` continues a sentence that begins with the value. */
  refused(port: string, why: string): void;
  log(text: string): void;
  /** Seconds since 1970, by the twin's clock. */
  now(): number;
}

/** A value of one telemetry or command. */
export interface Arrival {
  readonly port: string;
  readonly sample: Sample;
}

export interface LinkOptions {
  /** The base of the twin's client ids, the same for every runner of the twin. */
  readonly clientId: string;
  /** `user:password` */
  readonly credentials?: string | undefined;
  /** A Unix socket that leads to the physical twin's broker, where the runner has a network of its own. */
  readonly through?: string | undefined;
}

/** Why a command that waits is not sent when the twin stops commanding. */
const stopped = 'waited when the twin stopped commanding, and is not sent';

/**
 * The runner's connections to the physical twin's broker: one for telemetry and commands, and one more for each command
 * with a safe value, since a broker keeps one last will a connection. Commands are sent between `open` and `release`.
 */
export class PhysicalLink {
  readonly #spec: PhysicalTwinSpec;
  readonly #options: LinkOptions;
  readonly #events: LinkEvents;
  readonly #silence: ReturnType<typeof silenceOf>;
  readonly #given = new Map<string, Sample>();
  /** How many commands came at each port of which each command counts. */
  readonly #counts = new Map<string, number>();
  /** The commands of these ports that can't be sent yet. */
  readonly #queue: CommandQueue;
  /** The problem of each connection that isn't open, by client id. `undefined`: it was neither made nor lost yet. */
  readonly #troubles = new Map<string, string | undefined>();
  /** The connections with a last will, by port. */
  readonly #guarded = new Map<string, PlantConnection>();
  #main: PlantConnection | undefined;
  #isOpen = false;
  /** Another runner of the twin has its connections now. */
  isTakenOver = false;

  constructor(spec: PhysicalTwinSpec, options: LinkOptions, events: LinkEvents) {
    this.#spec = spec;
    this.#options = options;
    this.#events = events;
    this.#silence = silenceOf(spec.telemetry);
    this.#queue = new CommandQueue(spec.commands, (port, why) => events.refused(port, why));
    this.#main = this.#connectMain();
  }

  /** The last commands, sent or not. */
  get given(): readonly (Arrival & { readonly count?: number })[] {
    return [...this.#given].map(([port, sample]) => {
      const count = this.#counts.get(port);
      return { port, sample, ...(count === undefined ? {} : { count }) };
    });
  }

  /** True if commands are sent at once. */
  get sends(): boolean {
    return this.#isOpen && !this.isTakenOver && this.#spec.mode !== 'shadow';
  }

  /** Sends a command. If the link isn't open, the command is kept until the next one replaces it. */
  command(port: string, sample: Sample): void {
    if (!Object.hasOwn(this.#spec.commands, port)) return;
    this.#given.set(port, sample);
    if (!this.#isQueued(port)) {
      this.#send(port);
      return;
    }
    this.#counts.set(port, (this.#counts.get(port) ?? 0) + 1);
    if (this.#spec.mode === 'shadow') return;
    this.#queue.add(port, sample, performance.now());
    this.#flush();
  }

  /** Opens the link: sends the commands that were kept, and from now on every command. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#begin();
  }

  /** Discards earlier commands. Later commands are kept and sent once the link is open again. */
  hold(): void {
    this.#isOpen = false;
    this.#given.clear();
    this.#queue.discard(stopped);
  }

  /** The twin stops commanding, and the physical twin gets the safe values. */
  async release(): Promise<void> {
    this.hold();
    await this.makeSafe();
  }

  /** The same, but the last commands are kept. */
  async makeSafe(): Promise<void> {
    this.#isOpen = false;
    this.#queue.discard(stopped);
    const guarded = [...this.#guarded];
    this.#guarded.clear();
    await Promise.all(
      guarded.map(async ([port, connection]) => {
        await connection.close(this.#safe(port));
        this.#troubles.delete(this.#idOf(port));
      }),
    );
  }

  /** Takes the connections back from another runner. */
  retake(): void {
    if (!this.isTakenOver) return;
    this.isTakenOver = false;
    this.#main = this.#connectMain();
    this.#begin();
  }

  /** The problems of the connections, as text for a user. */
  get reasons(): readonly string[] {
    this.#queue.expire(performance.now());
    if (this.isTakenOver) return [];
    const trouble = [...this.#troubles.values()].find((why) => why !== undefined);
    if (trouble !== undefined)
      return [`the ${physical} twin can't be reached at ${this.#spec.url}: ${trouble}`];
    return this.#silence.reasons(Date.now() / 1000);
  }

  /** Reported until each connection is made or has failed for the first time. */
  get connecting(): readonly string[] {
    const isConnecting = [...this.#troubles.values()].includes(undefined);
    return isConnecting ? [`the ${physical} twin is being connected at ${this.#spec.url}`] : [];
  }

  async close(): Promise<void> {
    await this.release();
    await this.#main?.close();
  }

  #connectMain(): PlantConnection {
    const { clientId } = this.#options;
    const main = this.#connect(clientId, {
      connected: () => {
        this.#events.log(`the ${physical} twin is connected`);
        this.#silence.listen(Date.now() / 1000);
        const topics = [...new Set(Object.values(this.#spec.telemetry).map(({ topic }) => topic!))];
        const refused = (why: string) => this.#lost(clientId, `the broker refuses the subscription: ${why}`);
        if (topics.length > 0) main.subscribe(topics, refused);
        for (const port of this.#given.keys()) if (!this.#isGuarded(port)) this.#send(port);
        this.#flush();
      },
      message: (packet) => this.#message(packet),
    });
    return main;
  }

  #begin(): void {
    if (!this.sends) return;
    for (const port of Object.keys(this.#spec.commands)) {
      if (!this.#isGuarded(port) || this.#guarded.has(port)) this.#send(port);
      else this.#guarded.set(port, this.#connectGuarded(port));
    }
    this.#flush();
  }

  #connectGuarded(port: string): PlantConnection {
    return this.#connect(this.#idOf(port), {
      // The broker may have published the last will of a lost connection, so the current command is sent again.
      connected: () => {
        this.#send(port);
        this.#flush();
      },
      lost: () =>
        this.#queue.discard('waited when the physical twin got its safe value, and is not sent', port),
      will: () => this.#safe(port),
    });
  }

  #connect(
    clientId: string,
    {
      connected,
      lost,
      ...more
    }: Pick<ConnectionOptions, 'connected' | 'message' | 'will'> & Partial<Pick<ConnectionOptions, 'lost'>>,
  ): PlantConnection {
    const { credentials, through } = this.#options;
    this.#troubles.set(clientId, undefined);
    return new PlantConnection({
      ...more,
      clientId,
      credentials,
      open: () => openStream(this.#spec.url!, through),
      connected: () => {
        this.#troubles.delete(clientId);
        connected();
      },
      lost: (why) => {
        this.#lost(clientId, why);
        lost?.(why);
      },
      takenOver: () => this.#takenOver(clientId),
    });
  }

  #lost(clientId: string, why: string): void {
    // The first problem is the cause. Later ones follow from it.
    if (this.#troubles.get(clientId) !== undefined) return;
    this.#troubles.set(clientId, why);
    this.#events.log(`the connection ${clientId} to the ${physical} twin failed: ${why}`);
  }

  /**
   * A runner that took one connection gets all of them. The connections that it hasn't taken yet are cut, so the physical
   * twin is safe until the other runner commands.
   */
  #takenOver(clientId: string): void {
    this.isTakenOver = true;
    this.#queue.discard('waited when another runner of the twin took over, and is not sent');
    this.#events.log(`another runner has taken over the connection ${clientId} to the ${physical} twin`);
    const connections = [this.#main, ...this.#guarded.values()];
    this.#main = undefined;
    this.#guarded.clear();
    this.#troubles.clear();
    for (const connection of connections) connection?.cut();
  }

  #isGuarded(port: string): boolean {
    return this.#spec.commands[port]?.safe !== undefined;
  }

  #idOf(port: string): string {
    // The name of a twin has no underscore.
    return `${this.#options.clientId}_${port}`;
  }

  /** Sends the last command of a port, if commands are sent and there is one. */
  #send(port: string): void {
    const sample = this.#given.get(port);
    // Of events and commands each is sent once, so the last one isn't repeated.
    if (sample === undefined || !this.sends || this.#isQueued(port)) return;
    const command = this.#spec.commands[port]!;
    this.#connectionOf(port)?.publish({ topic: command.topic!, payload: writePayload(command, sample) });
  }

  /** Sends the commands that wait, each once: one that the broker doesn't confirm may have arrived, and isn't sent again. */
  #flush(): void {
    if (!this.sends) return;
    const canSend = (port: string): boolean => this.#connectionOf(port)?.isOpen === true;
    for (const { port, sample } of this.#queue.take(canSend, performance.now())) {
      const command = this.#spec.commands[port]!;
      const message = { topic: command.topic!, payload: writePayload(command, sample) };
      this.#connectionOf(port)!.publish(message, () =>
        this.#events.refused(
          port,
          'may not have arrived, because the connection was lost; it is not sent again',
        ),
      );
    }
  }

  #connectionOf(port: string): PlantConnection | undefined {
    return this.#isGuarded(port) ? this.#guarded.get(port) : this.#main;
  }

  #isQueued(port: string): boolean {
    return isQueued(this.#spec.commands[port]!.port);
  }

  #safe(port: string): Message {
    const command = this.#spec.commands[port]!;
    const sample = { value: command.safe ?? null, t: Date.now() / 1000 };
    return { topic: command.topic!, payload: writePayload(command, sample) };
  }

  #message({ topic, payload, retain }: IPublishPacket): void {
    const arrived = this.#events.now();
    const now = Date.now() / 1000;
    const text = payload.toString();
    const values: Arrival[] = [];
    for (const port of this.#spec.telemetryOrder ?? Object.keys(this.#spec.telemetry)) {
      const telemetry = this.#spec.telemetry[port];
      if (telemetry?.topic !== topic) continue;
      // The broker kept this message from earlier: it is no new event.
      if (retain && isQueued(telemetry.port)) continue;
      const carried = readPayload(telemetry, text);
      if ('refused' in carried) {
        const message = `was in the message ${JSON.stringify(excerpt(text, 80))} on ${topic}`;
        this.#events.refused(port, `${message}; ${carried.refused}`);
        continue;
      }
      values.push({ port, sample: { value: carried.value, t: carried.t ?? arrived } });
      // A retained message doesn't show whether its sender is still there.
      if (carried.t !== undefined || !retain) this.#silence.heard(port, carried.t ?? now, now);
    }
    if (values.length > 0) this.#events.arrive(values);
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
