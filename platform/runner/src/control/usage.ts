import type { Duplex } from 'node:stream';

/** When somebody last used the twin: looked at it, or its physical twin sent a value. */
export class Usage {
  readonly #now: () => number;
  #last: number;
  #open = 0;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#last = now();
  }

  /** The twin is used now. */
  note(): void {
    this.#last = this.#now();
  }

  /** The twin is used until the channel closes. */
  during(channel: Duplex): void {
    this.#open += 1;
    channel.once('close', () => {
      this.#open -= 1;
      this.note();
    });
  }

  /** ISO 8601 time of the last use; `undefined` while the twin is used. */
  get idleSince(): string | undefined {
    return this.#open > 0 ? undefined : new Date(this.#last).toISOString();
  }
}
