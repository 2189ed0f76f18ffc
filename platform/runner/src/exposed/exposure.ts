import type { Duplex } from 'node:stream';
import { DtaasError, type ExposureSpec } from '@dtaas/model';
import { after, attempt, type Timer } from '@dtaas/processes';
import { type Forward, forward } from '@dtaas/sandbox';
import type { ExposedEndpoint } from '../protocol.ts';
import type { KeptPorts } from './kept-ports.ts';

/** Connects to a port in the network of the workspace. */
export type DialPort = (port: number) => Promise<Duplex>;

interface Parts {
  readonly ports: KeptPorts;
  readonly dial: DialPort;
  readonly changed: () => void;
  readonly retryMs: number | undefined;
}

/** One exposed endpoint: its port is opened, and tried again while it can't be. */
export class Exposure {
  readonly spec: ExposureSpec & {
    readonly name: string;
    readonly target: number | undefined;
    /** Where to listen instead, if the place leads connections from the endpoint's own address to there. */
    readonly listen?: { readonly host: string; readonly port: number };
  };
  readonly #parts: Parts;
  readonly #retryMs: number;
  #forward: Forward | undefined;
  #port: number | undefined;
  #reason: string | undefined;
  #retry: Timer | undefined;
  #isClosed = false;

  constructor(spec: Exposure['spec'], parts: Parts) {
    this.spec = spec;
    this.#parts = parts;
    this.#retryMs = parts.retryMs ?? 5000;
    this.#port = spec.port;
  }

  get status(): ExposedEndpoint {
    const { component, endpoint, address } = this.spec;
    return {
      component,
      endpoint,
      address,
      ...(this.#port === undefined ? {} : { port: this.#port }),
      isOpen: this.#forward !== undefined,
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
    };
  }

  async open(): Promise<void> {
    const { name, port } = this.spec;
    const picked = port === undefined ? this.#parts.ports.candidates(name) : [port];
    let failure: unknown;
    for (const candidate of picked) {
      this.#port = candidate;
      try {
        await this.#listen(candidate);
        // On a full disk, the same port is picked again while it is free.
        if (port === undefined) attempt(() => this.#parts.ports.keep(name, candidate));
        return;
      } catch (error) {
        failure = error;
        if (codeOf(error) !== 'EADDRINUSE') break;
      }
    }
    if (this.#isClosed) return;
    this.#say(this.#whyNotOpen(failure));
    this.#retry = after(this.#retryMs, () => void this.open());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#retry?.cancel();
    await this.#forward?.close();
  }

  async #listen(port: number): Promise<void> {
    const { address, target, listen = { host: address, port } } = this.spec;
    const events = {
      joined: () => this.#say(undefined),
      refused: (error: unknown) => this.#say(whyClosed(error)),
    };
    const opened = await forward(listen, () => this.#parts.dial(target ?? 0), events);
    if (this.#isClosed) return await opened.close();
    this.#forward = opened;
    this.#reason = undefined;
    this.#parts.changed();
  }

  #say(reason: string | undefined): void {
    if (this.#isClosed || reason === this.#reason) return;
    this.#reason = reason;
    this.#parts.changed();
  }

  #whyNotOpen(error: unknown): string {
    const { address, name, port } = this.spec;
    const field = `infrastructure.expose.${name}`;
    const again = `The runner tries again every ${this.#retryMs / 1000} s`;
    switch (codeOf(error)) {
      case 'EADDRINUSE':
        return `port ${this.#port} of ${address} is taken by another program. End that program, or write another ${field}.port. ${again}`;
      case 'EACCES':
        return `port ${port} of ${address} is reserved for root. Write a ${field}.port from 1024. ${again}`;
      case 'EADDRNOTAVAIL':
        return `the machine has no address ${address}. Correct ${field}.address. ${again}`;
      default:
        return `port ${this.#port} of ${address} can't be opened: ${textOf(error)}. ${again}`;
    }
  }
}

function whyClosed(error: unknown): string {
  // The runner in the twin's network isn't up yet, or leaves.
  if (error instanceof DtaasError && error.code === 'runner-unreachable') return 'the runner is starting';
  return `the last connection was closed: ${textOf(error)}`;
}

function codeOf(error: unknown): unknown {
  return (Object(error) as NodeJS.ErrnoException).code;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
