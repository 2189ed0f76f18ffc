import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkWithPorts } from '@dtaas/model';
import { setDebugLogger, setErrorLogger, setWarningLogger } from 'node-opcua-client';
import type { Sample } from '../../senml/read.ts';
import { physical } from '../../wiring/wiring.ts';
import type { Link, LinkHost, LinkKind, LinkOptions } from '../link.ts';
import { type OwnCertificate, ownCertificate } from './certificates.ts';
import { Commander } from './commander.ts';
import { openSession, type Session } from './session.ts';
import { troubleOf } from './trouble.ts';
import { watch } from './watch.ts';

export const opcuaKind: LinkKind = {
  name: 'opcua',
  open: (spec, options, host) => new OpcuaLink(spec, options, host),
};

// The library writes to the terminal what the status says in other words.
for (const set of [setDebugLogger, setErrorLogger, setWarningLogger]) set(() => {});

const reconnectMs = 1000;
/** How long an attempt to connect may take when the link is closed. */
const closeMs = 2000;

/** A session with an OPC UA server, which is opened again whenever it ends. */
class OpcuaLink implements Link {
  readonly #spec: LinkWithPorts;
  readonly #options: LinkOptions;
  readonly #host: LinkHost;
  readonly #commander: Commander;
  #own: OwnCertificate | undefined;
  /** Ends the loop that connects. */
  #ending: AbortController | undefined;
  #running: Promise<void> | undefined;
  #current: Session | undefined;
  #trouble: string | undefined;
  isConnecting = false;

  constructor(spec: LinkWithPorts, options: LinkOptions, host: LinkHost) {
    this.#spec = spec;
    this.#options = options;
    this.#host = host;
    this.#commander = new Commander(spec.commands, host);
  }

  connect(): void {
    this.isConnecting = true;
    this.#ending = new AbortController();
    const before = this.#running;
    this.#running = this.#run(this.#ending.signal, before);
  }

  begin(): void {
    this.#commander.begin();
  }

  send(port: string): void {
    this.#commander.send(port);
  }

  canSend(port: string): boolean {
    return this.#commander.canSend(port);
  }

  sendOnce(port: string, sample: Sample, unconfirmed: () => void): void {
    this.#commander.sendOnce(port, sample, unconfirmed);
  }

  async leave(): Promise<void> {
    await this.#commander.leave();
  }

  cut(): void {
    this.#commander.cut();
    this.#ending?.abort();
    void this.#current?.close();
    this.#trouble = undefined;
    this.isConnecting = false;
  }

  async close(): Promise<void> {
    this.#ending?.abort();
    await this.#current?.close();
    // An attempt to reach a silent server isn't waited for.
    await Promise.race([this.#running, sleep(closeMs, undefined, { ref: false })]);
  }

  get trouble(): string | undefined {
    return this.#trouble ?? this.#commander.trouble;
  }

  async #run(ended: AbortSignal, before: Promise<void> | undefined): Promise<void> {
    await before;
    while (!ended.aborted) {
      const why = await this.#hold(ended).catch((error: unknown) =>
        troubleOf(error, this.#own?.thumbprint ?? ''),
      );
      this.#current = undefined;
      this.#commander.disconnected();
      if (ended.aborted) return;
      this.#lost(why);
      await sleep(reconnectMs, undefined, { signal: ended }).catch(() => {});
    }
  }

  /** Holds one session until it ends. Resolves with the reason. */
  async #hold(ended: AbortSignal): Promise<string> {
    this.#own ??= await ownCertificate(this.#options);
    const opened = await openSession(this.#spec.link, this.#options, this.#own);
    this.#current = opened;
    try {
      if (ended.aborted) return 'the link was closed';
      const refused = (why: string | undefined): void => this.#watched(why);
      const { over } = await watch(opened, this.#spec, this.#host, refused);
      await this.#commander.connected(opened);
      this.#trouble = undefined;
      this.isConnecting = false;
      this.#host.connected();
      this.#host.ready();
      return await Promise.race([opened.over, over]);
    } finally {
      await opened.close();
    }
  }

  #watched(why: string | undefined): void {
    if (why !== undefined && this.#trouble !== why) this.#host.log(`the ${physical} twin: ${why}`);
    this.#trouble = why;
  }

  #lost(why: string): void {
    this.isConnecting = false;
    // The first problem is the cause. Later ones follow from it.
    if (this.#trouble !== undefined && this.#trouble === why) return;
    this.#trouble = why;
    this.#host.log(`the connection to the ${physical} twin failed: ${why}`);
  }
}
