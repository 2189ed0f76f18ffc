export interface FlowLimits {
  readonly linesPerSecond: number;
  readonly bytesPerSecond: number;
}

/** A bucket of lines and bytes, as large as one second's worth, that fills as time goes by. */
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

  /** Takes what was read out of the bucket. Answers for how many milliseconds to read no more. */
  take(lines: number, bytes: number, nowMs: number): number {
    const { linesPerSecond, bytesPerSecond } = this.#limits;
    const seconds = (nowMs - this.#at) / 1000;
    this.#at = nowMs;
    this.#lines = Math.min(linesPerSecond, this.#lines + seconds * linesPerSecond) - lines;
    this.#bytes = Math.min(bytesPerSecond, this.#bytes + seconds * bytesPerSecond) - bytes;
    return Math.max(0, -this.#lines / linesPerSecond, -this.#bytes / bytesPerSecond) * 1000;
  }

  /** Fills the bucket: the sender was asked for something, so what it sends next is no flood. */
  refill(): void {
    this.#lines = this.#limits.linesPerSecond;
    this.#bytes = this.#limits.bytesPerSecond;
  }
}
