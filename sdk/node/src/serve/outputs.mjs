import { Mistake } from '../failure.mjs';
import { log } from '../output.mjs';
import { isFiniteValue, recordOf } from '../values.mjs';

/** What a step returned, as records. */
export class Outputs {
  #ports;
  #last;
  #reported = new Set();

  /**
   * @param {{[port: string]: {as?: string}} | undefined} ports undefined: any name is an output
   * @param {{[port: string]: import('../values.mjs').SenmlRecord}} last of each port, which is kept up to date
   */
  constructor(ports, last) {
    this.#ports = ports;
    this.#last = last;
  }

  /** @param {any} returned values by port @param {number} time s @returns {object[]} */
  records(returned, time) {
    if (returned === undefined || returned === null) return [];
    if (typeof returned !== 'object')
      throw new Mistake(`step returned ${typeof returned}, not an object of outputs`);
    /** @type {object[]} */
    const records = [];
    for (const port of Object.keys(returned)) {
      const value = returned[port];
      if (value === undefined || value === null) continue;
      const as = this.#portOf(port)?.as ?? 'value';
      if (as === 'value') this.#add(records, port, value, time);
      else for (const event of Array.isArray(value) ? value : [value]) this.#add(records, port, event, time);
    }
    return records;
  }

  /** @param {string} port */
  #portOf(port) {
    if (this.#ports !== undefined && !Object.hasOwn(this.#ports, port))
      throw new Mistake(
        `step returned "${port}", which is not an output (${Object.keys(this.#ports).join(', ')})`,
      );
    return this.#ports?.[port];
  }

  /** @param {object[]} records @param {string} port @param {any} value @param {number} time */
  #add(records, port, value, time) {
    if (!isFiniteValue(value)) {
      this.#report(port, value, time);
      return;
    }
    const record = recordOf(port, value, time);
    this.#last[port] = record;
    records.push(record);
  }

  /** Once a port, because a step may come a thousand times a second. @param {string} port @param {any} value @param {number} time */
  #report(port, value, time) {
    if (this.#reported.has(port)) return;
    this.#reported.add(port);
    const what = typeof value === 'number' ? String(value) : 'a value with a number in it that is not finite';
    log(`output ${port} was ${what} at t = ${time} and was not sent. Further ones are not logged.`);
  }
}
