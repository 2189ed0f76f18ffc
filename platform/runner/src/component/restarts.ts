/** The wait before a restart: it doubles with each death in a row. */
const firstBackoffMs = 500;
const longestBackoffMs = 60_000;

/** If a process lived this long, its death counts as the first. */
const wellAfterMs = 60_000;

/** Starts a component again that has died. */
export class Restarts {
  /** How many there were. */
  count = 0;
  #deathsInARow = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * A process has died, and the next one is started after a while.
   *
   * @param ranMs how long the process lived
   * @returns when, for the status
   */
  after(ranMs: number, start: () => void): string {
    this.#deathsInARow = ranMs > wellAfterMs ? 1 : this.#deathsInARow + 1;
    const waitMs = Math.min(firstBackoffMs * 2 ** (this.#deathsInARow - 1), longestBackoffMs);
    this.#timer = setTimeout(() => {
      this.count += 1;
      start();
    }, waitMs);
    return `it is started again in ${waitMs / 1000} s (${this.#deathsInARow} in a row)`;
  }

  /** The next death counts as the first. */
  forget(): void {
    this.#deathsInARow = 0;
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
