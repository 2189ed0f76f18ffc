import type { Json } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';
import type { Delivery } from '../wiring/ports.ts';
import type { FlowLimits } from './flow-meter.ts';

/** The requests to a component. */
export type ControlVerb = 'save' | 'pause' | 'resume' | 'report' | 'configure';

/** A request as a component gets it. */
export type ControlRequest =
  | { readonly control: Exclude<ControlVerb, 'configure'> }
  /** New values of live parameters, by name. */
  | { readonly configure: { readonly [name: string]: Json } };

export interface StepMessage {
  readonly step: number;
  /** Seconds since 1970. */
  readonly t: number;
}

/** The connection to one running component. Its messages come through `TransportEvents`. */
export interface Transport {
  /** Resolves when the component can receive values. */
  readonly ready: Promise<void>;
  deliver(inputs: readonly Delivery[], step?: StepMessage): void;
  /** False while the component's connection is lost: what is sent then doesn't arrive. */
  readonly isOpen: boolean;
  /** True if the component reads what it gets, so it may get more events. */
  readonly isRoomy: boolean;
  control(request: ControlRequest): void;
  /** Ends the sending. Over stdio the component sees the end of its input. */
  close(): void;
}

export interface TransportEvents {
  /** A JSON object, not checked further. */
  message(object: { readonly [field: string]: unknown }): void;
  /** The component sent a line that is not a JSON object, or sent it at a wrong time. */
  garbage(what: string): void;
  flood(): void;
  /** `isRoomy` has become true. */
  roomy(): void;
  /** A connection of the component has ended. What was sent over it may be lost. */
  disconnected(): void;
  /** Inputs that a component didn't read in time were replaced by newer ones. */
  skipped(count: number): void;
}

/** The most output of a component that the runner reads. */
export const outputLimits: FlowLimits = { linesPerSecond: 20_000, bytesPerSecond: 32 * 2 ** 20 };

/** The most input that waits in memory for a component. */
export const maxUnreadBytes = 4 * 2 ** 20;

/** 1 MiB, as the component contract says. */
export const maxMessageBytes = 2 ** 20;

/** Parses a message or reports it. A SenML pack, an array of records, counts as its records. */
export function receive(text: string, events: TransportEvents): void {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Python, for example, prints such numbers.
    const hint = /\b(?:NaN|Infinity)\b/.test(text) ? ', which has no NaN and no Infinity' : '';
    events.garbage(`not JSON${hint}: ${excerpt(text, 120)}`);
    return;
  }
  for (const object of Array.isArray(parsed) ? parsed : [parsed]) {
    if (typeof object === 'object' && object !== null) events.message(object);
    else events.garbage(`not an object: ${excerpt(JSON.stringify(object), 120)}`);
  }
}
