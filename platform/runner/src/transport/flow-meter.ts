export interface FlowLimits {
  readonly linesPerSecond: number;
  readonly bytesPerSecond: number;
}

/** A token bucket of lines and bytes, which holds as much as may come in one second. */
export class FlowMeter {
  readonly #limits: FlowLimits;
  #lines: number;
  #bytes: number;
  #at: number;

  /** @param nowMs any monotonic clock */
  constructor(limits: FlowLimits, nowMs: number) {
    this.#limits = limits;
    this.#lines = limits.linesPerSecond;
    this.#bytes = limits.bytesPerSecond;
    this.#at = nowMs;
  }

  /** Takes lines and bytes out of the bucket. Returns for how many milliseconds to stop reading. */
  take(lines: number, bytes: number, nowMs: number): number {
    const { linesPerSecond, bytesPerSecond } = this.#limits;
    const seconds = (nowMs - this.#at) / 1000;
    this.#at = nowMs;
    this.#lines = Math.min(linesPerSecond, this.#lines + seconds * linesPerSecond) - lines;
    this.#bytes = Math.min(bytesPerSecond, this.#bytes + seconds * bytesPerSecond) - bytes;
    return Math.max(0, -this.#lines / linesPerSecond, -this.#bytes / bytesPerSecond) * 1000;
  }

  /** Fills the bucket, because the sender was asked for values: its answer isn't a flood. */
  refill(): void {
    this.#lines = this.#limits.linesPerSecond;
    this.#bytes = this.#limits.bytesPerSecond;
  }
}
