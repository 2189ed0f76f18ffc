import type { LinkProtocol, LinkWithPorts } from '@dtaas/model';
import type { Sample } from '../senml/read.ts';

/** A kind of link: a folder here, a line in `registry.ts`, and its rules in the model (`links/`). */
export interface LinkKind {
  readonly name: LinkProtocol;
  /** Makes a link, which does nothing until `connect` is called. */
  open(spec: LinkWithPorts, options: LinkOptions, host: LinkHost): Link;
}

/**
 * A connection to the physical twin in one protocol. It hears telemetry from `connect` on, and connects again by itself. Between
 * `begin` and `leave` it sends commands.
 */
export interface Link {
  /** Starts to connect. Called again after `cut`. */
  connect(): void;
  /** Sends the current commands, and gets ready to send later ones. Called again, it does what is missing. */
  begin(): void;
  /** Sends the current command of a port, if the connection is there. Otherwise the link sends it once it is connected. */
  send(port: string): void;
  /** Whether `sendOnce` reaches the physical twin now. */
  canSend(port: string): boolean;
  /**
   * Sends a command of a port with `as: command` or `as: event`. It is not sent again.
   *
   * @param unconfirmed called if the physical twin hasn't confirmed the command before the connection ended
   */
  sendOnce(port: string, sample: Sample, unconfirmed: () => void): void;
  /** Stops commanding and sends the safe values. Resolves when the physical twin has them, or can't be reached. */
  leave(): Promise<void>;
  /** Another runner has taken over: ends the connection at once, without safe values. */
  cut(): void;
  /** Ends the connection for good. Called after `leave`. */
  close(): Promise<void>;
  /** Why the link doesn't work, for a user; the text follows "can't be reached: ". */
  readonly trouble: string | undefined;
  /** True until the first attempt to connect has succeeded or failed. */
  readonly isConnecting: boolean;
}

export interface LinkOptions {
  /** Names the twin and the link to the other side. It is the same for every runner of the twin. */
  readonly clientId: string;
  /** `user:password` */
  readonly credentials?: string | undefined;
  /** The certificate and the private key of the twin, as PEM. */
  readonly certificate?: string | undefined;
  /** A Unix socket that leads to the other side, where the runner has a network of its own. */
  readonly through?: string | undefined;
  /** A folder of the workspace for what the link makes itself. It belongs to no state and no snapshot. */
  readonly folder: string;
  /** Keeps a value that the link made out of logs, answers and snapshots. */
  readonly keepSecret: (value: string) => void;
}

/** What a link tells its runner, and asks it. */
export interface LinkHost {
  /** Telemetry is heard from now on. */
  connected(): void;
  /** The values of one message, in the order in which their ports are declared. */
  arrive(values: readonly Arrival[]): void;
  /** A value shows that its sensor is alive. @param measuredAt seconds since 1970 */
  heard(port: string, measuredAt: number): void;
  /** A port has not taken a value, or the physical twin has not; `why` continues a sentence that begins with the value. */
  refused(port: string, why: string): void;
  /** Commands that wait can be sent now. */
  ready(): void;
  /** The physical twin gets the safe value of a port, because the connection was lost. */
  madeSafe(port: string): void;
  /** The last command of a port. `undefined` if no command is to be sent now, or each of the port is sent once. */
  current(port: string): Sample | undefined;
  /** Another runner of the twin has this connection now. */
  takenOver(): void;
  log(text: string): void;
  /** Seconds since 1970, by the twin's clock. */
  now(): number;
}

/** A value of one telemetry or command. */
export interface Arrival {
  readonly port: string;
  readonly sample: Sample;
}
