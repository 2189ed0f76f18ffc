/** Computes when steps are due, at a multiple of real time or at once. */
export class Pace {
  readonly #stepMs: number;
  #anchorStep = 0;
  #anchorMs = 0;

  /** @param speed multiple of real time, or `max` */
  constructor(stepSeconds: number, speed: number | 'max') {
    this.#stepMs = speed === 'max' ? 0 : (stepSeconds * 1000) / speed;
  }

  /** The step is due in `inMs` milliseconds, and later steps after it. */
  anchor(step: number, inMs = 0): void {
    this.#anchorStep = step;
    this.#anchorMs = performance.now() + inMs;
  }

  waitMs(step: number): number {
    return this.#stepMs === 0 ? 0 : this.#dueMs(step) - performance.now();
  }

  /** Wall seconds since the step was due. */
  behind(step: number): number {
    return this.#stepMs === 0 ? 0 : Math.max(0, (performance.now() - this.#dueMs(step)) / 1000);
  }

  #dueMs(step: number): number {
    return this.#anchorMs + (step - this.#anchorStep) * this.#stepMs;
  }
}
