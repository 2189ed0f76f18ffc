import type { ClockSpec } from '@dtaas/model';
import type { Sample } from './senml/read.ts';

/**
 * The runner's control protocol: one request a channel. A channel is a stream of bytes both ways, such as a connection to the
 * control socket. The client writes one JSON line, a `Request` (control/request.ts), perhaps a tar archive, and ends its side. The
 * runner answers one JSON line, `Answer`, after which `fetch` sends a tar archive and `watch` further lines of `RunnerStatus`.
 * After `dial` was answered, the channel carries the raw bytes of the port or the command both ways; after `exec`, frames.
 */
export type Answer = Outcome & {
  /** `protocolVersion` of the runner. */
  readonly protocol: number;
};

export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string; readonly hint: string };
    };

/**
 * Version of this protocol. It grows with an edition of the platform that adds a request or gives one another meaning. Of
 * the requests of a version, the next one keeps those of `status`, `save` (with `pending`, `fetch` and `ack`) and `stop`,
 * so that a twin that runs on the runner of the edition before is seen, saved and replaced.
 */
export const protocolVersion = 5;

/** `completed`: the run has reached its end. Its health is Healthy, because every edition knows that word. */
export type Phase = 'prepared' | 'starting' | 'running' | 'paused' | 'degraded' | 'stopping' | 'completed';
export type Health = 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended';

export interface RunnerStatus {
  /** Version of the runner's platform. Absent: 0.1. */
  readonly platform?: string;
  /** `protocolVersion` of the runner. Absent: 3 or earlier. */
  readonly protocol?: number;
  readonly twin: string;
  readonly generation: string;
  readonly phase: Phase;
  readonly health: Health;
  /** Why the twin isn't Healthy, as text for a user. */
  readonly reasons: readonly string[];
  readonly clock: ClockStatus;
  readonly isolation: IsolationStatus;
  /** Outcome of the last restore since the runner started. */
  readonly restore?: RestoreReport;
  readonly components: { readonly [component: string]: ComponentStatus };
  /** By `component.port`, outputs and telemetry (`physical.port`). */
  readonly values: { readonly [port: string]: PortValue };
  /** Values that ports have refused since the runner started, by `component.port`. */
  readonly refused?: { readonly [port: string]: RefusedValues };
  /** Absent if the twin has no physical twin, or an emulator in its place. */
  readonly physicalTwin?: PhysicalTwinStatus;
  /** The endpoints that the twin exposes, by the twin's names for them. Absent: none. */
  readonly exposed?: { readonly [name: string]: ExposedEndpoint };
  /** Numbers and booleans by `component.port`, newest last, if `watch` asked for samples. */
  readonly samples?: { readonly [port: string]: readonly Sample[] };
  /** ISO 8601 time at which the runner got the twin's secrets. Absent if the twin has none. */
  readonly secretsSince?: string;
  /**
   * ISO 8601 time since which nobody has looked at the twin and no telemetry has arrived. Requests of `status` don't count. Absent
   * while somebody watches the twin or has a connection into it, and at runners of an earlier platform.
   */
  readonly idleSince?: string;
  /** Number of snapshots in the ring, which are not committed yet. */
  readonly pending: number;
  /** Number of due snapshots that a full ring dropped before they were committed. */
  readonly dropped: number;
  /** ISO 8601 time of the last snapshot taken. */
  readonly lastSave?: string;
}

export interface ClockStatus {
  readonly mode: ClockSpec['mode'];
  /** Lockstep: steps done; the next one to run has this number. */
  readonly step?: number;
  /** Seconds since 1970: the wall's time, or in lockstep the time of the last step done. */
  readonly t: number;
  readonly speed?: number | 'max';
  /** Wall seconds that the clock lags behind its speed. */
  readonly behind?: number;
  /** Lockstep: steps before this one are repeated, because a component was lost. */
  readonly again?: number;
  /** Lockstep: the number of steps of the run. Absent: the run has no end. */
  readonly end?: number;
}

export interface IsolationStatus {
  /** `bubblewrap`, `none`, or what the place isolates the workspace with. */
  readonly mode: string;
  /** `enforced`: components reach only each other's ports and the hosts that `allow` names. */
  readonly network: 'enforced' | 'open';
  /** What is missing, the consequence, and the command that installs it. */
  readonly remarks: readonly string[];
}

export type ComponentState = 'starting' | 'running' | 'backoff' | 'failed' | 'stopped' | 'done';

export interface ComponentStatus {
  readonly state: ComponentState;
  readonly pid?: number;
  readonly restarts: number;
  readonly reason?: string;
  /** On the wall clock: the last few times during which the component was missing, in seconds since 1970. */
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
}

export interface PortValue extends Sample {
  /** UCUM code, as the port declares it. */
  readonly unit?: string;
  /** The age in seconds, by the twin's clock. */
  readonly age?: number;
  /** At a port of events or commands: how many came since the runner started. Absent: the port carries values. */
  readonly count?: number;
}

export interface PhysicalTwinStatus {
  readonly mode: 'control' | 'shadow';
  /** Why no command is sent until the twin is restored or a person confirms it. Absent if commands are not withheld. */
  readonly withheld?: string;
  /** The last commands by `physical.port`. `sent` says whether the physical twin got them. */
  readonly commands: { readonly [port: string]: PortValue & { readonly sent: boolean } };
}

/** An endpoint of a component at an address of the machine that has the workspace. */
export interface ExposedEndpoint {
  readonly component: string;
  readonly endpoint: string;
  readonly address: string;
  /** Absent until a port was picked. */
  readonly port?: number;
  readonly isOpen: boolean;
  /** Why the port isn't open, or why a connection to it was closed. */
  readonly reason?: string;
}

export interface RefusedValues {
  readonly count: number;
  /** The problem of the last value. The text continues a sentence that begins with the value. */
  readonly last: string;
  /** ISO 8601 time of the last one. */
  readonly at: string;
}

export interface RestoreReport {
  readonly outcome: 'restored' | 'partial' | 'failed';
  /** The snapshot's name, as the client called it. */
  readonly from: string;
  /** The clock of the snapshot, from which the twin continues. */
  readonly clock?: { readonly step?: number; readonly t: number };
  /** Components without their saved state. */
  readonly lost?: readonly string[];
  readonly details: readonly string[];
}

/** A snapshot in the ring, oldest first in lists. */
export interface PendingSnapshot {
  /** `20261122T124132Z-<8 hex>` */
  readonly name: string;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly bytes: number;
  /** A full ring drops `due` snapshots, but never `asked` ones. */
  readonly origin: 'due' | 'asked';
  /** Components whose files may be older than the rest of the snapshot, and the reasons. */
  readonly remarks: readonly string[];
}

export interface LogLine {
  readonly component: string;
  /** ISO 8601. */
  readonly at: string;
  readonly text: string;
}
