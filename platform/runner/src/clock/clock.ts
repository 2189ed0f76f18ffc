import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';

/** What drives a twin's components: simulated time in steps, or the wall's. */
export interface Clock {
  /** A value that a component emitted. False where it wasn't its turn. */
  record(port: OutputPort, sample: Sample): boolean;
  /** The values of one message of the physical twin: nothing comes between them. */
  arrive(values: readonly Arrived[]): void;
  /** False where the component had no such step to be done with. */
  done(component: string, step: number): boolean;
  /** A component died or was stopped. */
  leave(component: string): void;
  /** Starts, or goes on after `hold`. */
  run(): void;
  /** Resolves when the clock stands: in lockstep between two steps. */
  hold(): Promise<void>;
  /** Seconds since 1970, as components see it. */
  now(): number;
  status(): ClockStatus;
  /** What is wrong with the clock's pace, in a reader's words. */
  reasons(): readonly string[];
  /** What a snapshot keeps, while the clock stands. */
  readonly state: ClockState;
  /** Goes on from a snapshot, before `run`. Answers what a reader should know of it. */
  resumeFrom(state: ClockState): readonly string[];
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
}

/** What the clock asks of the twin. */
export interface ClockEffects {
  /** Sends a component its inputs and, in lockstep, the step after them; on the wall's clock, the emulator a step alone. */
  send(
    component: string,
    inputs: readonly Delivery[],
    step?: { readonly step: number; readonly t: number },
  ): void;
  command(port: InputPort, sample: Sample): void;
  /** Whether the component can take part in a step. */
  readonly isPresent: (component: string) => boolean;
  isAnyPresent(): boolean;
  /** The component has been working on a step for longer than anyone should wait. */
  hung(component: string): void;
}

export interface Arrived {
  readonly port: OutputPort;
  readonly sample: Sample;
}

export interface Delivery {
  readonly port: InputPort;
  readonly sample: Sample;
}

export interface Patience {
  /** A component that works on a step for longer makes the twin Degraded. */
  readonly lateMs: number;
  /** One that works for longer is ended and started again. */
  readonly hungMs: number;
}
