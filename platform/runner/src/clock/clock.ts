import type { Component, ExitReason } from '../component/component.ts';
import type { ClockStatus, ComponentStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { Times } from '../times.ts';
import type { InboxState } from '../wiring/inbox.ts';
import type { Arrived, InputPort, OutputPort } from '../wiring/ports.ts';

/** What a clock without steps needs to know of a component's process to deliver each event once. */
export interface EventDelivery {
  /** The process may be able to take more. */
  pump(component: string): void;
  /** The component is asked to save. */
  saving(component: string): void;
  /** The component has answered. */
  saved(component: string): void;
  /** The component tells up to which number its state has the events of its inputs. */
  received(component: string, numbers: { readonly [port: string]: number }): void;
  /** Whether the process got events that its saved state doesn't cover. */
  isUncovered(component: string): boolean;
  /** A connection of the component has ended, and what was on its way may be lost. */
  disconnected(component: string): void;
  close(): void;
}

/** Drives a twin's components, in steps of simulated time or on the wall clock. */
export interface Clock {
  /** A component sent a value. Returns false if it was sent outside of a step. */
  record(port: OutputPort, sample: Sample): boolean;
  /** The values of one message of the physical twin. They are delivered together. */
  arrive(values: readonly Arrived[]): void;
  /** Returns false if the component doesn't work on that step. */
  done(component: string, step: number): boolean;
  /** A component's process has ended. */
  leave(component: string, how: ExitReason): void;
  /** On the wall clock, if components take events. In lockstep the steps decide. */
  readonly events?: EventDelivery | undefined;
  /** Components that are lost and not yet back. In lockstep the clock stops until they are back. */
  readonly lost: readonly string[];
  /**
   * A lost component is back. Returns false if its state doesn't fit the current step. All components must then go back
   * together.
   *
   * @param step the last step in its state, if the component reports one
   */
  rejoin(component: string, step?: number): boolean;
  /** The components' folders now hold the state at which the clock stands. */
  kept(): void;
  /** Starts, or goes on after `hold`. */
  run(): void;
  /** Resolves when the clock stands: in lockstep between two steps, or in a step that waits for a lost component. */
  hold(): Promise<void>;
  /** Seconds since 1970, as components see it. */
  now(): number;
  status(): ClockStatus;
  /** Why the clock is too slow or waits, as text for a user. */
  reasons(): readonly string[];
  /** What a snapshot keeps, while the clock stands. */
  readonly state: ClockState;
  /**
   * Continues from a snapshot; call before `run`. Returns remarks for the user.
   *
   * @param again the following steps are repeated: their values are not reported twice and their commands not sent twice
   */
  resumeFrom(state: ClockState, again?: boolean): readonly string[];
}

export interface ClockState {
  readonly clock: {
    readonly mode: 'wall' | 'lockstep';
    /** Seconds since 1970. In lockstep, the time of step `step`. */
    readonly t: number;
    /** Lockstep: number of the next step. */
    readonly step?: number;
    readonly stepSeconds?: number;
    readonly epoch?: number;
  };
  /** Samples on their way to inputs, in the inputs' units, by `component.port`. */
  readonly inFlight: { readonly [port: string]: Sample };
  /** By component, the events that its saved state doesn't cover. Absent: none, and none before. */
  readonly events?: { readonly [component: string]: InboxState };
  /** On the wall clock: the last few times during which a component was missing. */
  readonly gaps?: { readonly [component: string]: NonNullable<ComponentStatus['gaps']> };
}

/** A component, as far as its clock drives it. */
export type Driven = Pick<
  Component,
  | 'isPresent'
  | 'isDone'
  | 'isRoomy'
  | 'isHeard'
  | 'deliver'
  | 'hung'
  | 'recovered'
  | 'keepDown'
  | 'saveSoon'
  | 'answers'
>;

/** What the clock drives and calls. */
export interface ClockParts {
  readonly components: ReadonlyMap<string, Driven>;
  readonly times: Pick<Times, 'lateMs' | 'hungMs'>;
  /** In lockstep, the values come with their step. */
  command(port: InputPort, samples: readonly Sample[], step?: number): void;
  /** `why` continues a sentence that begins with the value. */
  refuse(port: string, why: string): void;
  /** Events that came after a component's state are lost. */
  missed(component: string, which: string): void;
  /** The run has reached its end, between two steps. The clock stands. */
  ended(): void;
}
