import { Mistake } from '../failure.mjs';
import { log } from '../output.mjs';
import { Timed } from '../timed.mjs';
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
      const isValue = (this.#portOf(port)?.as ?? 'value') === 'value';
      const events = Array.isArray(value) ? value : [value];
      const timed = (isValue ? [value] : events).map((each) =>
        each instanceof Timed ? each : new Timed(each, time),
      );
      const sent = timed.filter((each) => this.#isSent(port, each.value, each.time));
      const made = sent.map((each) => recordOf(port, each.value, each.time));
      records.push(...made);
      // A report tells values alone: an event that is told twice has happened twice.
      if (isValue && made[0] !== undefined) this.#last[port] = made[0];
    }
    return records;
  }

  /** @param {string} port */
  #portOf(port) {
    if (this.#ports !== undefined && !Object.hasOwn(this.#ports, port))
      throw new Mistake(
        `step returned "${port}", which is not an output (outputs: ${Object.keys(this.#ports).join(', ')})`,
      );
    return this.#ports?.[port];
  }

  /** Says once a port what is not sent, because a step may come a thousand times a second. @param {string} port @param {any} value @param {number} time */
  #isSent(port, value, time) {
    if (isFiniteValue(value)) return true;
    if (!this.#reported.has(port)) {
      this.#reported.add(port);
      const what =
        typeof value === 'number' ? String(value) : 'a value with a number in it that is not finite';
      log(`output ${port} was ${what} at t = ${time} and was not sent. Further ones are not logged.`);
    }
    return false;
  }
}
