import type { ClockSpec } from '@dtaas/model';
import { after, type Timer } from '@dtaas/processes';
import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { InputPort, OutputPort } from '../wiring/ports.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type {
  Arrivals,
  Arrived,
  Clock,
  ClockEffects,
  ClockState,
  Delivery,
  ExitReason,
  Patience,
} from './clock.ts';
import { Losses } from './losses.ts';
import { Pace } from './pace.ts';
import { Schedule } from './schedule.ts';

export type LockstepSpec = Extract<ClockSpec, { mode: 'lockstep' }>;

/** How often to check whether the current step is late. A timer for each step would cost more than the step. */
const lookEveryMs = 100;

const emptyWaitMs = 50;

const nothing: readonly Arrived[] = [];

/** The status reports a clock that is further behind. */
const behindSeconds = 5;

/**
 * Simulated time, in steps, at a multiple of real time or as fast as possible. The clock stops while a component is away,
 * because the other components would calculate wrong values without it.
 */
export class LockstepClock implements Clock {
  readonly #spec: LockstepSpec;
  readonly #effects: ClockEffects;
  readonly #patience: Patience;
  readonly #arrivals: Arrivals;
  readonly #schedule: Schedule;
  readonly #pace: Pace;
  readonly #losses = new Losses();
  #step = 0;
  /** The furthest step that was reached. Earlier steps that run now are repeated. */
  #reached = 0;
  #epoch: number;
  #stepBegan: number | undefined;
  #stands = true;
  /** The remaining wait when the clock was stopped, so that a save doesn't make the next step come early. */
  #leftMs = 0;
  #whenStanding: (() => void)[] = [];
  #timer: Timer | undefined;
  #watch: NodeJS.Timeout | undefined;
  #late: readonly string[] = [];
  /** The newest sample of each outside port that came between steps. It enters at the next new step. */
  #fresh = new Map<OutputPort, Sample>();

  constructor(
    spec: LockstepSpec,
    wiring: Wiring,
    effects: ClockEffects,
    patience: Patience,
    arrivals: Arrivals,
  ) {
    this.#spec = spec;
    this.#epoch = spec.epoch;
    this.#effects = effects;
    this.#patience = patience;
    this.#arrivals = arrivals;
    this.#pace = new Pace(spec.stepSeconds, spec.speed);
    this.#schedule = new Schedule(wiring, {
      send: (component, step, inputs) => this.#send(component, step, inputs),
      command: (port, sample, step) => effects.command(port, sample, step),
      ended: (step) => this.#ended(step),
    });
  }

  record(port: OutputPort, sample: Sample): boolean {
    return this.#schedule.record(port, sample);
  }

  arrive(values: readonly Arrived[]): void {
    for (const { port, sample } of values) this.#fresh.set(port, sample);
  }

  done(component: string, step: number): boolean {
    const isDone = this.#schedule.done(component, step);
    this.#tellStanding();
    return isDone;
  }

  leave(component: string, how: ExitReason): void {
    if (how === 'stopped') return;
    if (how === 'done') this.#schedule.leave(component);
    else {
      this.#schedule.lose(component);
      if (this.#losses.lose(component, this.#step)) this.#effects.stuck(component, this.#step);
    }
    this.#tellStanding();
  }

  get lost(): readonly string[] {
    return this.#losses.lost;
  }

  rejoin(component: string, step?: number): boolean {
    const next = this.#schedule.nextOf(component) ?? this.#step;
    if (!this.#losses.rejoin(component, next, step)) return false;
    // The time during which the component was away doesn't count for it.
    if (this.#stepBegan !== undefined) this.#stepBegan = performance.now();
    this.#schedule.rejoin(component);
    const isWaited = this.#stepBegan === undefined && !this.#stands && this.#timer === undefined;
    if (isWaited && this.#losses.isNone) {
      this.#pace.anchor(this.#step);
      this.#next();
    }
    return true;
  }

  kept(): void {
    this.#losses.kept(this.#step);
  }

  run(): void {
    if (!this.#stands) return;
    this.#stands = false;
    this.#pace.anchor(this.#step, this.#leftMs);
    this.#watch = setInterval(() => this.#lookForLate(), lookEveryMs);
    if (this.#stepBegan === undefined) this.#next();
  }

  async hold(): Promise<void> {
    const ran = !this.#stands;
    this.#stands = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!this.#isStill) await new Promise<void>((resolve) => this.#whenStanding.push(resolve));
    clearInterval(this.#watch);
    this.#late = [];
    if (ran) this.#leftMs = this.#isAgain ? 0 : Math.max(0, this.#pace.waitMs(this.#step));
  }

  get #isAtEnd(): boolean {
    return this.#step >= (this.#spec.steps ?? Number.POSITIVE_INFINITY);
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
      behind: this.#behind,
      ...(this.#spec.steps === undefined ? {} : { end: this.#spec.steps }),
      ...(this.#isAgain ? { again: this.#reached } : {}),
    };
  }

  reasons(): readonly string[] {
    const late = this.#late.map(
      (component) => `${component} isn't done with step ${this.#step}: the clock waits for it`,
    );
    const lost = this.lost.map(
      (component) => `the clock stands at step ${this.#step}: it waits for ${component}`,
    );
    const behind = this.#behind;
    if (late.length + lost.length > 0 || behind < behindSeconds) return [...lost, ...late];
    return [
      `the clock is ${behind.toFixed(1)} s behind its speed of ${this.#spec.speed}: the components need longer`,
    ];
  }

  catchingUp(): string | undefined {
    return this.#isAgain
      ? `a component was lost, so steps are done again up to ${this.#reached}; the next is ${this.#step}`
      : undefined;
  }

  get state(): ClockState {
    const { stepSeconds } = this.#spec;
    return {
      clock: { mode: 'lockstep', step: this.#step, t: this.now(), stepSeconds, epoch: this.#epoch },
      inFlight: this.#schedule.inFlight,
    };
  }

  resumeFrom({ clock, inFlight }: ClockState, again = false): readonly string[] {
    this.#stepBegan = undefined;
    this.#late = [];
    if (!again) this.#schedule.forget();
    this.#schedule.resumeFrom({});
    if (clock.mode === 'wall' || clock.step === undefined) {
      // The components' states are of that time, and time must not go back.
      this.#epoch = clock.t;
      this.#standAt(0, false);
      return [
        'the snapshot was taken on the wall clock; lockstep begins at step 0, at the time of the snapshot',
      ];
    }
    this.#schedule.resumeFrom(inFlight);
    this.#standAt(clock.step, again);
    if (clock.stepSeconds === this.#spec.stepSeconds && clock.epoch === this.#spec.epoch) return [];
    // Time continues: steps keep their numbers, and the epoch changes.
    this.#epoch = clock.t - clock.step * this.#spec.stepSeconds;
    return [
      `the clock's step or epoch has changed since: time goes on from ${clock.t} in steps of ${this.#spec.stepSeconds} s`,
    ];
  }

  /** All components have the state of this step. */
  #standAt(step: number, again: boolean): void {
    this.#reached = again ? Math.max(this.#reached, this.#step, this.#arrivals.end) : step;
    this.#step = step;
    this.#leftMs = 0;
    this.#losses.resumeFrom(step, again);
  }

  get #isAgain(): boolean {
    return this.#step < this.#reached;
  }

  /** True if no component works: between two steps, or in a step that waits for a lost component. */
  get #isStill(): boolean {
    return this.#stepBegan === undefined || (!this.#losses.isNone && this.#schedule.unfinished.length === 0);
  }

  get #behind(): number {
    return this.#stands || this.#isAgain || !this.#losses.isNone ? 0 : this.#pace.behind(this.#step);
  }

  #tellStanding(): void {
    if (this.#whenStanding.length === 0 || !this.#isStill) return;
    for (const resolve of this.#whenStanding.splice(0)) resolve();
  }

  #timeOf(step: number): number {
    return this.#epoch + step * this.#spec.stepSeconds;
  }

  #next(): void {
    // Repeated steps run as fast as possible.
    const waitMs = this.#isAgain ? 0 : this.#pace.waitMs(this.#step);
    if (waitMs > 0) this.#timer = after(waitMs, () => this.#begin());
    else this.#begin();
  }

  #begin(): void {
    this.#timer = undefined;
    if (this.#stands || !this.#losses.isNone) return;
    if (this.#isAtEnd) {
      this.#stands = true;
      clearInterval(this.#watch);
      this.#effects.ended();
      return;
    }
    if (!this.#effects.isAnyAtWork()) {
      // No component takes a step, so the clock waits.
      this.#timer = after(emptyWaitMs, () => {
        this.#pace.anchor(this.#step);
        this.#begin();
      });
      return;
    }
    this.#stepBegan = performance.now();
    this.#schedule.begin(this.#step, this.#effects.isAtWork, this.#entering());
  }

  #entering(): readonly Arrived[] {
    if (this.#step < this.#arrivals.end) return this.#arrivals.at(this.#step);
    if (this.#isAgain || this.#fresh.size === 0) return nothing;
    const arrived = [...this.#fresh].map(([port, sample]) => ({ port, sample }));
    this.#fresh = new Map();
    this.#arrivals.note(this.#step, arrived);
    return arrived;
  }

  #send(component: string, step: number, inputs: readonly InputPort[]): void {
    this.#losses.sent(component);
    const deliveries: Delivery[] = inputs.map((port) => ({ port, sample: port.given! }));
    this.#effects.send(component, deliveries, { step, t: this.#timeOf(step) });
  }

  #ended(step: number): void {
    this.#stepBegan = undefined;
    this.#step = step + 1;
    if (this.#step === this.#reached) this.#pace.anchor(this.#step);
    if (step >= this.#reached)
      for (const component of this.#losses.progressed()) this.#effects.recovered(component);
    if (this.#late.length > 0) this.#late = [];
    if (!this.#stands) this.#next();
    else this.#tellStanding();
  }

  #lookForLate(): void {
    if (this.#stepBegan === undefined) return;
    const workedMs = performance.now() - this.#stepBegan;
    if (workedMs > this.#patience.lateMs) this.#late = this.#schedule.unfinished;
    if (workedMs > this.#patience.hungMs)
      for (const component of this.#schedule.unfinished) this.#effects.hung(component);
  }
}
