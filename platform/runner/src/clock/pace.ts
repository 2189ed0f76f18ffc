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

  /** Milliseconds until the step is due; negative if it was due before. */
  waitMs(step: number): number {
    if (this.#stepMs === 0) return 0;
    return this.#anchorMs + (step - this.#anchorStep) * this.#stepMs - performance.now();
  }

  /** Wall seconds since the step was due. */
  behind(step: number): number {
    return Math.max(0, -this.waitMs(step) / 1000);
  }
}
