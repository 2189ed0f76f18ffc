import { valueIn } from '../values.mjs';

/** @typedef {{value: any, time: number, seq: number}} Event */

/** The values that hold, and the events that no step has seen yet. Both are part of what the component keeps. */
export class Inputs {
  #kept;
  #eventPorts;

  /** @param {{[port: string]: {as?: string}}} ports @param {import('./kept.mjs').Kept} kept */
  constructor(ports, kept) {
    this.#kept = kept;
    this.#eventPorts = Object.keys(ports).filter((port) => (ports[port]?.as ?? 'value') !== 'value');
    if (this.#eventPorts.length === 0) return;
    kept.received = this.#each((port) => kept.received?.[port] ?? 0);
    kept.events = this.#each((port) => kept.events?.[port] ?? []);
  }

  /** @param {import('./turns.mjs').Message} message a value or an event @returns {boolean} false if it came before */
  take(message) {
    const { n: port, t: time, seq } = message;
    if (this.#kept.received?.[port] === undefined) {
      this.#kept.inputs[port] = valueIn(message);
      return true;
    }
    if (seq <= this.#kept.received[port]) return false;
    this.#kept.received[port] = seq;
    this.#kept.events?.[port]?.push({ value: valueIn(message), time, seq });
    return true;
  }

  /** The events by port for a step, which takes them. @returns {{[port: string]: Event[]}} */
  takeEvents() {
    const taken = this.#kept.events ?? {};
    if (this.#eventPorts.length > 0) this.#kept.events = this.#each(() => []);
    return taken;
  }

  /** @template T @param {(port: string) => T} value @returns {{[port: string]: T}} */
  #each(value) {
    return Object.fromEntries(this.#eventPorts.map((port) => [port, value(port)]));
  }
}
