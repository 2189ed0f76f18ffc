import type { ClockSpec } from '@dtaas/model';
import { after, type Timer } from '@dtaas/processes';
import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { Arrived, Clock, ClockEffects, ClockState, Delivery, Patience } from './clock.ts';
import { Pace } from './pace.ts';
import { Schedule } from './schedule.ts';

export type LockstepSpec = Extract<ClockSpec, { mode: 'lockstep' }>;

/** How often a step that runs is looked at for being late. A timer a step would cost more than the step. */
const lookEveryMs = 100;

const emptyWaitMs = 50;

/** A clock that lags by more says so. */
const behindSeconds = 5;

/** Simulated time, in steps, at a multiple of real time or as fast as it goes. */
export class LockstepClock implements Clock {
  readonly #spec: LockstepSpec;
  readonly #effects: ClockEffects;
  readonly #patience: Patience;
  readonly #schedule: Schedule;
  readonly #pace: Pace;
  #step = 0;
  #epoch: number;
  #stepBegan: number | undefined;
  #stands = true;
  #whenStanding: (() => void)[] = [];
  #timer: Timer | undefined;
  #watch: NodeJS.Timeout | undefined;
  #late: readonly string[] = [];

  constructor(spec: LockstepSpec, wiring: Wiring, effects: ClockEffects, patience: Patience) {
    this.#spec = spec;
    this.#epoch = spec.epoch;
    this.#effects = effects;
    this.#patience = patience;
    this.#pace = new Pace(spec.stepSeconds, spec.speed);
    this.#schedule = new Schedule(wiring, {
      send: (component, step, inputs) => this.#send(component, step, inputs),
      command: (port, sample) => effects.command(port, sample),
      ended: (step) => this.#ended(step),
    });
  }

  record(port: OutputPort, sample: Sample): boolean {
    return this.#schedule.record(port, sample);
  }

  arrive(values: readonly Arrived[]): void {
    for (const { port, sample } of values) this.#schedule.arrive(port, sample);
  }

  done(component: string, step: number): boolean {
    return this.#schedule.done(component, step);
  }

  leave(component: string): void {
    this.#schedule.leave(component);
  }

  run(): void {
    if (!this.#stands) return;
    this.#stands = false;
    this.#pace.anchor(this.#step);
    this.#watch = setInterval(() => this.#lookForLate(), lookEveryMs);
    this.#next();
  }

  async hold(): Promise<void> {
    this.#stands = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#stepBegan !== undefined) await new Promise<void>((resolve) => this.#whenStanding.push(resolve));
    clearInterval(this.#watch);
    this.#late = [];
  }

  /** The time of the step that runs, or of the next one. */
  now(): number {
    return this.#timeOf(this.#step);
  }

  status(): ClockStatus {
    return {
      mode: 'lockstep',
      step: this.#step,
      t: this.#timeOf(Math.max(this.#step - 1, 0)),
      speed: this.#spec.speed,
      behind: this.#stands ? 0 : this.#pace.behind(this.#step),
    };
  }

  reasons(): readonly string[] {
    const late = this.#late.map(
      (component) => `${component} isn't done with step ${this.#step}: the clock waits for it`,
    );
    const behind = this.#stands ? 0 : this.#pace.behind(this.#step);
    if (late.length > 0 || behind < behindSeconds) return late;
    return [
      `the clock is ${behind.toFixed(1)} s behind its speed of ${this.#spec.speed}: the components need longer`,
    ];
  }

  get state(): ClockState {
    const { stepSeconds } = this.#spec;
    return {
      clock: { mode: 'lockstep', step: this.#step, t: this.now(), stepSeconds, epoch: this.#epoch },
      inFlight: this.#schedule.inFlight,
    };
  }

  resumeFrom({ clock, inFlight }: ClockState): readonly string[] {
    if (clock.mode === 'wall' || clock.step === undefined) {
      // What components keep is of that time, and no component expects time to go back.
      this.#epoch = clock.t;
      return [
        'the snapshot was taken on the wall clock; lockstep begins at step 0, at the time of the snapshot',
      ];
    }
    this.#schedule.inFlight = inFlight;
    this.#step = clock.step;
    if (clock.stepSeconds === this.#spec.stepSeconds && clock.epoch === this.#spec.epoch) return [];
    // Time goes on where it was: steps keep their number, the epoch moves.
    this.#epoch = clock.t - clock.step * this.#spec.stepSeconds;
    return [
      `the clock's step or epoch has changed since: time goes on from ${clock.t} in steps of ${this.#spec.stepSeconds} s`,
    ];
  }

  #timeOf(step: number): number {
    return this.#epoch + step * this.#spec.stepSeconds;
  }

  #next(): void {
    const waitMs = this.#pace.waitMs(this.#step);
    if (waitMs > 0) this.#timer = after(waitMs, () => this.#begin());
    else this.#begin();
  }

  #begin(): void {
    this.#timer = undefined;
    if (this.#stands) return;
    if (!this.#effects.isAnyPresent()) {
      // Nobody to take a step: time stands rather than races.
      this.#timer = after(emptyWaitMs, () => {
        this.#pace.anchor(this.#step);
        this.#begin();
      });
      return;
    }
    this.#stepBegan = performance.now();
    this.#schedule.begin(this.#step, this.#effects.isPresent);
  }

  #send(component: string, step: number, inputs: readonly InputPort[]): void {
    const deliveries: Delivery[] = inputs.map((port) => ({ port, sample: port.pending! }));
    this.#effects.send(component, deliveries, { step, t: this.#timeOf(step) });
  }

  #ended(step: number): void {
    this.#stepBegan = undefined;
    this.#step = step + 1;
    if (this.#late.length > 0) this.#late = [];
    if (this.#stands) for (const resolve of this.#whenStanding.splice(0)) resolve();
    else this.#next();
  }

  #lookForLate(): void {
    if (this.#stepBegan === undefined) return;
    const workedMs = performance.now() - this.#stepBegan;
    if (workedMs > this.#patience.lateMs) this.#late = this.#schedule.unfinished;
    if (workedMs > this.#patience.hungMs)
      for (const component of this.#schedule.unfinished) this.#effects.hung(component);
  }
}
