import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type IPublishPacket, MqttClient } from 'mqtt';

const reconnectMs = 1000;
/** After one and a half of these the broker drops a silent client and publishes its last will. */
const keepAliveSeconds = 15;
/** A client whose connection ends sooner than this after it was made was thrown out. */
const thrownOutMs = 10_000;
/**
 * How long a connection that was lost and made again only hears. Another runner of the twin may have taken over meanwhile: it connects
 * again within this time, and so throws this one out.
 */
const provingMs = 3000;
/** How long a broker may take to confirm the last message. */
const leaveMs = 2000;

/** Refusals of MQTT 5 by brokers that speak 3.1.1 only: code 1 in their own words, 132 in those of MQTT 5. */
const wrongVersion: ReadonlySet<unknown> = new Set([1, 132]);
/** MQTT 5, section 3.14.2.1. */
const sessionTakenOver = 0x8e;

export interface Message {
  readonly topic: string;
  readonly payload: string;
}

export interface ConnectionOptions {
  readonly clientId: string;
  readonly open: () => Duplex;
  /** `user:password` */
  readonly credentials?: string | undefined;
  /** The message that the broker publishes when the connection is lost. Called before each attempt. */
  readonly will?: () => Message;
  readonly connected?: () => void;
  /** Messages can be sent now: at once on the first connection, later on one that was made again. */
  readonly maySend: () => void;
  /** The connection was lost. It is made again, unless another client took it over. */
  readonly lost: (why: string) => void;
  /** Another client with the same id has the connection now. It isn't made again. */
  readonly takenOver: () => void;
  readonly message?: (packet: IPublishPacket) => void;
}

/**
 * One connection to the physical twin's broker, in MQTT 5 or, if the broker doesn't know MQTT 5, in 3.1.1. It reconnects by
 * itself, and gives way to another client with the same id: the client that connects for the first time stays, and the one that
 * connects again leaves (ADR 9).
 */
export class PlantConnection {
  readonly #options: ConnectionOptions;
  #version: 4 | 5 = 5;
  #client: MqttClient;
  #retry: NodeJS.Timeout | undefined;
  #proving: NodeJS.Timeout | undefined;
  /** An earlier connection was lost. */
  #wasLost = false;
  #maySend = false;
  #isClosed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#client = this.#begin();
  }

  get isOpen(): boolean {
    return !this.#isClosed && this.#maySend && this.#client.connected;
  }

  /**
   * Sends a message if the connection is open.
   *
   * @param unconfirmed called if the connection ends before the broker has confirmed the message
   */
  publish({ topic, payload }: Message, unconfirmed?: () => void): void {
    if (!this.isOpen) return;
    this.#client.publish(topic, payload, { qos: 1 }, (error) => {
      if (error) unconfirmed?.();
    });
  }

  subscribe(topics: readonly string[], refused: (why: string) => void): void {
    this.#client.subscribe([...topics], { qos: 1 }, (error) => {
      if (error) refused(error.message);
    });
  }

  /** Cuts the connection for good, so the broker publishes the last will. */
  cut(): void {
    this.#stopTimers();
    this.#isClosed = true;
    this.#client.end(true);
  }

  /**
   * Leaves for good after a last message that the broker confirms. The last will isn't published. While messages can't be sent, the
   * last one isn't needed: the broker has published the last will of the connection that was lost.
   */
  async close(last?: Message): Promise<void> {
    this.#stopTimers();
    const wasOpen = this.isOpen;
    this.#isClosed = true;
    const client = this.#client;
    const leave = async (): Promise<boolean> => {
      if (last && wasOpen) await client.publishAsync(last.topic, last.payload, { qos: 1 });
      await client.endAsync();
      return true;
    };
    const patience = sleep(leaveMs, false, { ref: false });
    const hasLeft = client.connected && (await Promise.race([leave().catch(() => false), patience]));
    // If the broker doesn't confirm, the connection is cut and the broker publishes the last will instead.
    if (!hasLeft) await client.endAsync(true).catch(() => {});
  }

  #stopTimers(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#proving);
  }

  #begin(): MqttClient {
    const { clientId, open, credentials } = this.#options;
    const will = this.#options.will?.();
    const client = new MqttClient(open, {
      clientId,
      clean: true,
      protocolVersion: this.#version,
      keepalive: keepAliveSeconds,
      reconnectPeriod: 0,
      connectTimeout: 10_000,
      resubscribe: false,
      queueQoSZero: false,
      ...login(credentials),
      ...(will && { will: { ...will, payload: Buffer.from(will.payload), qos: 1, retain: false } }),
    });
    let connectedAt: number | undefined;
    let why: string | undefined;
    let code: unknown;
    client.on('connect', () => {
      connectedAt = performance.now();
      this.#options.connected?.();
      if (!this.#wasLost) this.#startSending();
      else this.#proving = setTimeout(() => this.#startSending(), provingMs);
    });
    client.on('disconnect', ({ reasonCode }) => {
      code = reasonCode;
    });
    client.on('error', (error) => {
      why ??= error.message;
      if ('code' in error) code ??= error.code;
    });
    client.on('message', (_topic, _payload, packet) => this.#options.message?.(packet));
    client.once('close', () => {
      client.end(true);
      clearTimeout(this.#proving);
      this.#maySend = false;
      if (!this.#isClosed) this.#lost(connectedAt, code, why);
    });
    return client;
  }

  #startSending(): void {
    this.#maySend = true;
    this.#options.maySend();
  }

  #lost(connectedAt: number | undefined, code: unknown, why: string | undefined): void {
    // Not every broker reports a takeover; the others close the connection without a reason. A takeover alone doesn't tell which of
    // the two runners is the old one: it may be this one, or the other one may be back after its network was cut.
    const isThrownOut =
      connectedAt !== undefined &&
      this.#wasLost &&
      performance.now() - connectedAt < thrownOutMs &&
      (code === sessionTakenOver || (why === undefined && code === undefined));
    if (isThrownOut) {
      this.#isClosed = true;
      this.#options.takenOver();
      return;
    }
    this.#wasLost ||= connectedAt !== undefined;
    if (connectedAt === undefined && (wrongVersion.has(code) || why === undefined)) {
      // Some brokers close the connection without a reason if they don't know the version.
      this.#version = this.#version === 5 ? 4 : 5;
      if (this.#version === 4) {
        this.#client = this.#begin();
        return;
      }
    }
    this.#options.lost(why ?? 'the broker closed the connection');
    this.#retry = setTimeout(() => {
      this.#client = this.#begin();
    }, reconnectMs);
  }
}

function login(credentials: string | undefined): { username?: string; password?: string } {
  if (credentials === undefined) return {};
  const colon = credentials.indexOf(':');
  if (colon < 0) return { username: credentials };
  return { username: credentials.slice(0, colon), password: credentials.slice(colon + 1) };
}
