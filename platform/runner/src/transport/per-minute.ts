const minuteMs = 60_000;

/** Reports how often an event happened: the first time at once, and then once a minute while it continues. */
export class PerMinute {
  readonly #tell: (times: number) => void;
  #times = 0;
  #timer: NodeJS.Timeout | undefined;
  #isEnded = false;

  constructor(tell: (times: number) => void) {
    this.#tell = tell;
  }

  count(): void {
    if (this.#isEnded) return;
    this.#times += 1;
    if (this.#timer === undefined) this.#next();
  }

  /** Reports the count and stops counting. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
    if (this.#times > 0) this.#tell(this.#times);
  }

  #next(): void {
    this.#timer = undefined;
    if (this.#times === 0) return;
    this.#tell(this.#times);
    this.#times = 0;
    this.#timer = setTimeout(() => this.#next(), minuteMs).unref();
  }
}
