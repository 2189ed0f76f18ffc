/** A value with a time of its own, as `at` makes it. */
export class Timed {
  /** @param {any} value @param {number} time s */
  constructor(value, time) {
    this.value = value;
    this.time = time;
  }
}

/** @type {typeof import('./index.d.ts').at} */
export function at(value, time) {
  return new Timed(value, time);
}
