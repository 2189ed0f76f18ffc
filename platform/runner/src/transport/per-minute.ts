const minuteMs = 60_000;

/** Tells how often something happened: the first time at once, and while it goes on, once a minute. */
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

  /** Tells what has been counted; what happens from now on is not counted. */
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
