import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import type { Delivery } from '../wiring/ports.ts';
import { FlowMeter } from './flow-meter.ts';
import { type LoggedIn, type LoginGuard, loginGuard } from './login-guard.ts';
import {
  type ControlRequest,
  maxMessageBytes,
  maxUnreadBytes,
  outputLimits,
  receive,
  type StepMessage,
  type Transport,
  type TransportEvents,
} from './transport.ts';

const tooLong = `a message of more than ${maxMessageBytes} bytes`;

/** Beside its outputs, the topics to which a component publishes. */
const answerTopics: ReadonlySet<string> = new Set(['done', 'controlled', 'received']);

/** A client takes an id of a message again only after all other ids, which are 65,535 (MQTT 3.1.1, section 2.3.1). */
const recentIds = 2 ** 15;

/** How long a connection may take to log in. */
const loginMs = 10_000;

export interface BrokerOptions {
  readonly twin: string;
  /** The topic below its prefix to which a component must subscribe before it gets values. */
  readonly listensFor: (component: string) => 'clock' | 'in';
  readonly log: (text: string) => void;
}

/**
 * The broker of a workspace's MQTT components. It listens on loopback, which belongs to the twin in the twin's namespace. Each
 * component has its own credentials, new at each start, and reaches only the topics below its own prefix.
 */
export class ComponentBroker {
  readonly #aedes: Aedes;
  readonly #server: Server;
  readonly #options: BrokerOptions;
  readonly #admissions = new Map<string, Admission>();
  readonly #byClient = new WeakMap<Client, Admission>();
  readonly #guard: LoginGuard;

  private constructor(aedes: Aedes, options: BrokerOptions) {
    this.#aedes = aedes;
    this.#options = options;
    this.#guard = loginGuard((connections) => options.log(notLoggedIn(connections)));
    // An input and the step after it are two small packets. The second must not wait for the receipt of the first.
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#guard.arrive(socket);
      aedes.handle(socket);
    });
    aedes.authenticate = (client, user, password, done) => {
      const admission = this.#admissions.get(user ?? '');
      if (!admission?.isPassword(password)) {
        // CONNACK 5: not authorized (MQTT 3.1.1, table 3.1).
        const refusal: AuthenticateError = Object.assign(new Error('wrong credentials'), { returnCode: 5 });
        done(refusal, false);
        return;
      }
      this.#byClient.set(client, admission);
      done(null, this.#guard.enter(client.conn as Socket, admission));
    };
    aedes.on('ping', (_packet, client) => this.#heard(client));
    aedes.on('subscribe', (_subscriptions, client) => this.#heard(client));
    aedes.on('unsubscribe', (_topics, client) => this.#heard(client));
    aedes.authorizeSubscribe = (client, subscription, done) => this.#subscribed(client, subscription, done);
    aedes.authorizePublish = (client, packet, done) => this.#published(client, packet, done);
    // The broker would publish a will itself, without the checks above.
    aedes.preConnect = (_client, packet, done) => {
      const isAllowed = packet.will === undefined;
      done(isAllowed ? null : new Error('a component has no last will'), isAllowed);
    };
  }

  static async open(options: BrokerOptions): Promise<ComponentBroker> {
    const broker = new ComponentBroker(await Aedes.createBroker({ connectTimeout: loginMs }), options);
    await new Promise<void>((resolve, reject) => {
      broker.#server.once('error', reject);
      broker.#server.listen(0, '127.0.0.1', resolve);
    });
    return broker;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Makes credentials for one start of a component. Earlier credentials become void. */
  admit(component: string, events: TransportEvents): Admission {
    const admission = new Admission(this.#options.twin, component, this.port, events, () => {
      if (this.#admissions.get(component) === admission) this.#admissions.delete(component);
    });
    this.#admissions.set(component, admission);
    return admission;
  }

  async close(): Promise<void> {
    this.#guard.close();
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #subscribed(
    client: Client,
    subscription: Subscription,
    done: (error: Error | null, granted?: Subscription | null) => void,
  ): void {
    const admission = this.#byClient.get(client);
    const below = admission?.below(subscription.topic);
    if (admission === undefined || below === undefined) {
      admission?.events.garbage(`subscribed to ${subscription.topic}, which isn't a topic of its own`);
      done(null, null);
      return;
    }
    done(null, subscription);
    admission.listen(client);
    const [first] = below.split('/');
    if (below === '#' || below === '+' || first === this.#options.listensFor(admission.component))
      setImmediate(admission.setReady);
  }

  #heard(client: Client | null): void {
    if (client !== null) this.#guard.heard(client.conn as Socket);
  }

  #published(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
    this.#heard(client);
    const admission = client === null ? undefined : this.#byClient.get(client);
    const below = admission?.below(packet.topic);
    const output = below?.startsWith('out/') ? below.slice('out/'.length) : undefined;
    if (admission === undefined || (output === undefined && !answerTopics.has(below ?? ''))) {
      admission?.events.garbage(`published to ${packet.topic}, which isn't an output of its own`);
      done(new Error('not your topic'));
      return;
    }
    const payload = Buffer.from(packet.payload);
    const isAgain = admission.isAgain(packet);
    const waitMs = admission.meter.take(1, payload.length, performance.now());
    // The broker reads nothing more from this client until `done` is called.
    if (waitMs < 1) done(null);
    else {
      admission.events.flood();
      setTimeout(done, waitMs, null);
    }
    // Only the runner receives the message, and routes it.
    if (payload.length > maxMessageBytes) admission.events.garbage(tooLong);
    else if (!isAgain)
      receive(payload.toString(), output === undefined ? admission.events : named(admission.events, output));
  }
}

/** One start of a component: its credentials, and its connection. */
class Admission implements Transport, LoggedIn {
  readonly component: string;
  readonly events: TransportEvents;
  readonly meter = new FlowMeter(outputLimits, performance.now());
  readonly inside = new Set<Socket>();
  readonly ready: Promise<void>;
  /** The component listens, so `ready` resolves. */
  setReady: () => void = () => {};
  client: Client | undefined;
  /** `user:password`, as in the URL. */
  readonly credentials: string;
  readonly url: string;
  /** The ids of the messages that asked for a receipt, oldest first. */
  readonly #received = new Set<number>();
  readonly #password = Buffer.from(randomBytes(24).toString('base64url'));
  readonly #prefix: string;
  readonly #forget: () => void;
  #leave = (): void => {};
  /** The component was told to leave, or has ended. */
  #isClosed = false;

  constructor(twin: string, component: string, port: number, events: TransportEvents, forget: () => void) {
    this.component = component;
    this.events = events;
    this.ready = new Promise((resolve) => {
      this.setReady = resolve;
    });
    this.credentials = `${component}:${this.#password}`;
    this.url = `mqtt://${this.credentials}@127.0.0.1:${port}`;
    this.#prefix = `dtaas/${twin}/${component}/`;
    this.#forget = forget;
  }

  /** @param leave called when the transport is closed */
  join(leave: () => void): Transport {
    this.#leave = leave;
    return this;
  }

  isPassword(given: Readonly<Buffer> | undefined): boolean {
    return given?.length === this.#password.length && timingSafeEqual(given, this.#password);
  }

  /** The topic below the component's own prefix; `undefined` for other topics. */
  below(topic: string): string | undefined {
    return topic.startsWith(this.#prefix) ? topic.slice(this.#prefix.length) : undefined;
  }

  tooLong(): void {
    this.events.garbage(tooLong);
  }

  deliver(inputs: readonly Delivery[], step?: StepMessage): void {
    const unread = this.#socket?.writableLength ?? 0;
    if (step === undefined && inputs[0]?.seq === undefined && unread > maxUnreadBytes) {
      this.events.skipped(inputs.length);
      return;
    }
    for (const { port, sample, seq } of inputs) this.#publish(`in/${port.name}`, port.write(sample, seq));
    if (step === undefined) return;
    this.meter.refill();
    this.#publish('clock', `{"step":${step.step},"t":${step.t}}`);
  }

  get isOpen(): boolean {
    return this.client?.closed === false && this.#socket?.destroyed === false;
  }

  get isRoomy(): boolean {
    return this.isOpen && this.#socket?.writableNeedDrain === false;
  }

  /** The component listens on this connection from now on. */
  listen(client: Client): void {
    if (this.client === client) return;
    this.client = client;
    this.#socket?.on('drain', () => this.events.roomy());
    // At once, not when the component listens again: an answer that comes before that says nothing about what was lost.
    this.#socket?.once('close', () => {
      if (!this.#isClosed) this.events.disconnected();
    });
    this.events.roomy();
  }

  /** Whether the component has sent this message over an earlier connection, and it arrived, but the receipt was lost. */
  isAgain({ qos, dup, messageId }: PublishPacket): boolean {
    if (qos === 0 || messageId === undefined) return false;
    const isKnown = this.#received.delete(messageId);
    this.#received.add(messageId);
    const [oldest] = this.#received;
    if (this.#received.size > recentIds) this.#received.delete(oldest!);
    return dup && isKnown;
  }

  get #socket(): Socket | undefined {
    return this.client?.conn as Socket | undefined;
  }

  control(request: ControlRequest): void {
    this.#publish('control', JSON.stringify(request));
  }

  close(): void {
    this.#isClosed = true;
    this.#forget();
    this.#leave();
  }

  /** Sends to the client directly: in order, and without matching topics. */
  #publish(topic: string, payload: string): void {
    if (!this.isOpen) return;
    const fixed = { cmd: 'publish', qos: 0, retain: false, dup: false } as const;
    this.client!.publish({ ...fixed, topic: this.#prefix + topic, payload }, () => {});
  }
}

/** A record that came on a port's topic belongs to that port. */
function named(events: TransportEvents, port: string): TransportEvents {
  return { ...events, message: (object) => events.message({ ...object, bn: '', n: port }) };
}

function notLoggedIn(connections: number): string {
  const what = connections === 1 ? '1 connection' : `${connections} connections`;
  return `${what} to the broker of the MQTT components ended without a login: wrong credentials, a last will, more than a login needs, too many at once, silence for ${loginMs / 1000} s, or left by itself`;
}
