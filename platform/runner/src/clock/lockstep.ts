import type { ClockSpec } from '@dtaas/model';
import { after, type Timer } from '@dtaas/processes';
import type { ExitReason } from '../component/component.ts';
import type { ClockStatus } from '../protocol.ts';
import type { Sample } from '../senml/read.ts';
import type { Arrived, OutputPort } from '../wiring/ports.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { ArrivalFile } from './arrivals.ts';
import type { Clock, ClockParts, ClockState } from './clock.ts';
import { Losses } from './losses.ts';
import { Pace } from './pace.ts';
import { Schedule } from './schedule.ts';

export type LockstepSpec = Extract<ClockSpec, { mode: 'lockstep' }>;

/** How often to look for components that hang. A timer for each step would cost more than the step. */
const lookEveryMs = 100;

/** The status reports a clock that is further behind. */
const behindSeconds = 5;

/**
 * Simulated time, in steps, at a multiple of real time or as fast as possible. The clock stops while a component is away,
 * because the other components would calculate wrong values without it.
 */
export class LockstepClock implements Clock {
  readonly #spec: LockstepSpec;
  readonly #parts: ClockParts;
  readonly #arrivals: ArrivalFile;
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

  constructor(spec: LockstepSpec, wiring: Wiring, arrivals: ArrivalFile, parts: ClockParts) {
    this.#spec = spec;
    this.#epoch = spec.epoch;
    this.#parts = parts;
    this.#arrivals = arrivals;
    this.#pace = new Pace(spec.stepSeconds, spec.speed);
    this.#schedule = new Schedule(wiring, {
      send: (component, step, inputs, events = []) => {
        this.#losses.sent(component);
        const values = inputs.map((port) => ({ port, sample: port.given! }));
        const deliveries = events.length === 0 ? values : [...values, ...events];
        parts.components.get(component)!.deliver(deliveries, { step, t: this.#timeOf(step) });
      },
      command: (port, samples, step) => parts.command(port, samples, step),
      refuse: (port, why) => parts.refuse(port, why),
      ended: (step) => this.#ended(step),
    });
  }

  record(port: OutputPort, sample: Sample): boolean {
    return this.#schedule.record(port, sample);
  }

  arrive(values: readonly Arrived[]): void {
    for (const { port } of this.#arrivals.arrive(values))
      this.#parts.refuse(port.key, 'came while too many others waited for the next step');
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
      if (this.#losses.lose(component, this.#step))
        this.#parts.components.get(component)!.keepDown(this.#step);
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
    this.#watch = setInterval(() => {
      if (this.#workedMs > this.#parts.times.hungMs)
        for (const component of this.#schedule.unfinished) this.#parts.components.get(component)!.hung();
    }, lookEveryMs);
    if (this.#stepBegan === undefined) this.#next();
  }

  async hold(): Promise<void> {
    const ran = !this.#stands;
    this.#stands = true;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!this.#isStill) await new Promise<void>((resolve) => this.#whenStanding.push(resolve));
    clearInterval(this.#watch);
    if (ran) this.#leftMs = this.#isAgain ? 0 : Math.max(0, this.#pace.waitMs(this.#step));
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
    const late = this.#workedMs > this.#parts.times.lateMs ? this.#schedule.unfinished : [];
    const waiting = [
      ...this.lost.map((id) => `the clock stands at step ${this.#step}: it waits for ${id}`),
      ...late.map((id) => `${id} isn't done with step ${this.#step}: the clock waits for it`),
    ];
    const behind = this.#behind;
    if (waiting.length > 0 || behind < behindSeconds) return waiting;
    return [
      `the clock is ${behind.toFixed(1)} s behind its speed of ${this.#spec.speed}: the components need longer`,
    ];
  }

  get state(): ClockState {
    const { stepSeconds } = this.#spec;
    const { events } = this.#schedule;
    return {
      clock: { mode: 'lockstep', step: this.#step, t: this.now(), stepSeconds, epoch: this.#epoch },
      inFlight: this.#schedule.inFlight,
      ...(events && { events }),
    };
  }

  resumeFrom({ clock, inFlight, events }: ClockState, again = false): readonly string[] {
    this.#stepBegan = undefined;
    if (clock.mode === 'wall' || clock.step === undefined) {
      // The components' states are of that time, and time must not go back.
      this.#epoch = clock.t;
      this.#standAt(0, {}, false, events);
      return [
        'the snapshot was taken on the wall clock; lockstep begins at step 0, at the time of the snapshot',
      ];
    }
    this.#standAt(clock.step, inFlight, again, events);
    const { stepSeconds, epoch } = this.#spec;
    if (clock.stepSeconds === stepSeconds && clock.epoch === epoch) return [];
    // Time continues: steps keep their numbers, and the epoch changes.
    this.#epoch = clock.t - clock.step * stepSeconds;
    return [
      `the clock's step or epoch has changed since: time goes on from ${clock.t} in steps of ${stepSeconds} s`,
    ];
  }

  /** All components have the state of this step. */
  #standAt(
    step: number,
    inFlight: ClockState['inFlight'],
    again: boolean,
    events: ClockState['events'],
  ): void {
    this.#schedule.resumeFrom(inFlight, again, events);
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
    const isDue = this.#timer !== undefined || this.#stepBegan !== undefined;
    const counts = isDue && !this.#stands && !this.#isAgain && this.#losses.isNone;
    return counts ? this.#pace.behind(this.#step) : 0;
  }

  /** How long the components have worked on the current step. */
  get #workedMs(): number {
    return this.#stepBegan === undefined ? 0 : performance.now() - this.#stepBegan;
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
    if (this.#step >= (this.#spec.steps ?? Number.POSITIVE_INFINITY)) {
      this.#stands = true;
      clearInterval(this.#watch);
      this.#parts.ended();
      return;
    }
    const { components } = this.#parts;
    // Without a component that takes a step, nothing is due.
    if ([...components.values()].every(({ isDone }) => isDone)) return;
    this.#stepBegan = performance.now();
    const arrived = this.#arrivals.enter(this.#step, this.#isAgain);
    this.#schedule.begin(this.#step, (id) => !components.get(id)!.isDone, arrived);
  }

  #ended(step: number): void {
    this.#stepBegan = undefined;
    this.#step = step + 1;
    if (this.#step === this.#reached) this.#pace.anchor(this.#step);
    if (step >= this.#reached)
      for (const component of this.#losses.progressed()) this.#parts.components.get(component)!.recovered();
    if (!this.#stands) this.#next();
    else this.#tellStanding();
  }
}
