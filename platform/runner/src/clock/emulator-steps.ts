import { every, type Timer } from '@dtaas/processes';
import type { ClockParts, Driven } from './clock.ts';

/**
 * Tells an emulator on the wall clock the time, in steps. While the emulator works on a step it gets no other step, and missed
 * steps are not made up for.
 */
export class EmulatorSteps {
  readonly #id: string;
  readonly #emulator: Driven;
  readonly #stepMs: number;
  readonly #times: ClockParts['times'];
  #next = 0;
  /** The step on which the emulator works. */
  #open: { readonly step: number; readonly sinceMs: number } | undefined;
  #timer: Timer | undefined;

  constructor(id: string, stepSeconds: number, { components, times }: ClockParts) {
    this.#id = id;
    this.#stepMs = stepSeconds * 1000;
    this.#emulator = components.get(id)!;
    this.#times = times;
  }

  run(): void {
    if (this.#timer !== undefined) return;
    this.#timer = every(this.#stepMs, () => this.#tell());
    this.#tell();
  }

  hold(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Returns false if the component doesn't work on that step. */
  done(component: string, step: number): boolean {
    if (component !== this.#id || step !== this.#open?.step) return false;
    this.#open = undefined;
    return true;
  }

  leave(component: string): void {
    if (component === this.#id) this.#open = undefined;
  }

  reasons(): readonly string[] {
    if (this.#workedMs <= this.#times.lateMs) return [];
    return [`${this.#id} isn't done with step ${this.#open?.step}: the others go on without it`];
  }

  #tell(): void {
    if (this.#workedMs > this.#times.hungMs) this.#emulator.hung();
    if (this.#open !== undefined || !this.#emulator.isPresent) return;
    const step = this.#next++;
    this.#open = { step, sinceMs: performance.now() };
    this.#emulator.deliver([], { step, t: Date.now() / 1000 });
  }

  get #workedMs(): number {
    return this.#open === undefined ? 0 : performance.now() - this.#open.sinceMs;
  }
}
