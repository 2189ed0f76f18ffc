import { isQueued, type LinkWithPorts, linksOf, type PhysicalTwinSpec } from '@dtaas/model';
import type { Sample } from '../senml/read.ts';
import { physical } from '../wiring/wiring.ts';
import { CommandQueue } from './command-queue.ts';
import type { Arrival, Link, LinkHost, LinkKind, LinkOptions } from './link.ts';
import { linkKind } from './registry.ts';
import { silenceOf } from './silence.ts';

export interface LinkEvents extends Pick<LinkHost, 'arrive' | 'refused' | 'log' | 'now'> {}

interface Connected {
  readonly name: string;
  readonly link: Link;
  readonly spec: LinkWithPorts;
  readonly silence: ReturnType<typeof silenceOf>;
}

/** Why a command that waits is not sent when the twin stops commanding. */
const stopped = 'waited when the twin stopped commanding, and is not sent';

/**
 * The links of a twin to its physical twin. Between `open` and `release` commands are sent. When one link is taken over by
 * another runner, all of them give way.
 */
export class PhysicalLinks {
  readonly #spec: PhysicalTwinSpec;
  readonly #events: LinkEvents;
  readonly #given = new Map<string, Sample>();
  /** How many commands came at each port of which each command counts. */
  readonly #counts = new Map<string, number>();
  /** The commands of these ports that can't be sent yet. */
  readonly #queue: CommandQueue;
  readonly #links: readonly Connected[];
  #isOpen = false;
  /** Another runner of the twin has its connections now. */
  isTakenOver = false;

  /** Loads the kinds of the links and connects. */
  static async connect(
    spec: PhysicalTwinSpec,
    optionsOf: (name: string, link: LinkWithPorts['link']) => LinkOptions,
    events: LinkEvents,
  ): Promise<PhysicalLinks> {
    const links = [...linksOf(spec)];
    const loaded = await Promise.all(links.map(([, { link }]) => linkKind(link.protocol)));
    const parts = links.map(([name, part], index) => {
      return { name, part, kind: loaded[index]!, options: optionsOf(name, part.link) };
    });
    return new PhysicalLinks(spec, parts, events);
  }

  private constructor(
    spec: PhysicalTwinSpec,
    parts: readonly {
      readonly name: string;
      readonly part: LinkWithPorts;
      readonly kind: LinkKind;
      readonly options: LinkOptions;
    }[],
    events: LinkEvents,
  ) {
    this.#spec = spec;
    this.#events = events;
    this.#queue = new CommandQueue(spec.commands, (port, why) => events.refused(port, why));
    this.#links = parts.map(({ name, part, kind, options }) => {
      const silence = silenceOf(part.telemetry);
      return { name, spec: part, silence, link: kind.open(part, options, this.#hostOf(name, silence)) };
    });
    for (const { link } of this.#links) link.connect();
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

  /** Sends a command. If the links aren't open, the command is kept until the next one replaces it. */
  command(port: string, sample: Sample): void {
    const link = this.#linkOf(port);
    if (link === undefined) return;
    this.#given.set(port, sample);
    if (!this.#isQueued(port)) {
      if (this.sends) link.send(port);
      return;
    }
    this.#counts.set(port, (this.#counts.get(port) ?? 0) + 1);
    if (this.#spec.mode === 'shadow') return;
    this.#queue.add(port, sample, performance.now());
    this.#flush();
  }

  /** Opens the links: sends the commands that were kept, and from now on every command. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#begin();
  }

  /** Discards earlier commands. Later commands are kept and sent once the links are open again. */
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
    await Promise.all(this.#links.map(({ link }) => link.leave()));
  }

  /** Takes the connections back from another runner. */
  retake(): void {
    if (!this.isTakenOver) return;
    this.isTakenOver = false;
    for (const { link } of this.#links) link.connect();
    this.#begin();
  }

  /** The problems of the links, as text for a user. */
  get reasons(): readonly string[] {
    this.#queue.expire(performance.now());
    if (this.isTakenOver) return [];
    return this.#links.flatMap(({ link, spec, silence }) =>
      link.trouble === undefined
        ? silence.reasons(Date.now() / 1000)
        : [`the ${physical} twin can't be reached at ${spec.link.url}: ${link.trouble}`],
    );
  }

  /** Reported until each connection is made or has failed for the first time. */
  get connecting(): readonly string[] {
    return this.#links.flatMap(({ link, spec }) =>
      link.isConnecting ? [`the ${physical} twin is being connected at ${spec.link.url}`] : [],
    );
  }

  async close(): Promise<void> {
    await this.release();
    await Promise.all(this.#links.map(({ link }) => link.close()));
  }

  #begin(): void {
    if (!this.sends) return;
    for (const { link } of this.#links) link.begin();
    this.#flush();
  }

  /** Sends the commands that wait, each once: one that isn't confirmed may have arrived, and isn't sent again. */
  #flush(): void {
    if (!this.sends) return;
    const canSend = (port: string): boolean => this.#linkOf(port)?.canSend(port) === true;
    for (;;) {
      const next = this.#queue.next(canSend, performance.now());
      if (next === undefined) return;
      const { port, sample } = next;
      const why = 'may not have arrived, because the connection was lost; it is not sent again';
      this.#linkOf(port)!.sendOnce(port, sample, () => this.#events.refused(port, why));
    }
  }

  #linkOf(port: string): Link | undefined {
    return this.#links.find(({ spec }) => Object.hasOwn(spec.commands, port))?.link;
  }

  #isQueued(port: string): boolean {
    return isQueued(this.#spec.commands[port]!.port);
  }

  #hostOf(name: string, silence: Connected['silence']): LinkHost {
    const prefix = name === '' ? '' : `link ${name}: `;
    return {
      ...this.#events,
      log: (text) => this.#events.log(`${prefix}${text}`),
      connected: () => {
        this.#events.log(`${prefix}the ${physical} twin is connected`);
        silence.listen(Date.now() / 1000);
      },
      ready: () => this.#flush(),
      madeSafe: (port) =>
        this.#queue.discard('waited when the physical twin got its safe value, and is not sent', port),
      heard: (port, measuredAt) => silence.heard(port, measuredAt, Date.now() / 1000),
      current: (port) => (this.sends && !this.#isQueued(port) ? this.#given.get(port) : undefined),
      takenOver: () => this.#takenOver(),
    };
  }

  /**
   * A runner that took one connection gets all of them. The connections that it hasn't taken yet are cut, so the physical
   * twin is safe until the other runner commands.
   */
  #takenOver(): void {
    this.isTakenOver = true;
    this.#queue.discard('waited when another runner of the twin took over, and is not sent');
    for (const { link } of this.#links) link.cut();
  }
}
