import { valueIn } from '../values.mjs';

/** @typedef {{value: any, time: number, seq: number}} Event */

/** The values that hold, and the events that no step has seen yet. Both are part of what the component keeps. */
export class Inputs {
  #kept;
  #eventPorts;
  /** What a step sees. Defaults are not kept: a later version of the asset may have others. @type {{[port: string]: any}} */
  values;

  /** @param {{[port: string]: {as?: string, default?: any}}} ports @param {import('./kept.mjs').Kept} kept */
  constructor(ports, kept) {
    this.#kept = kept;
    this.#eventPorts = Object.keys(ports).filter((port) => (ports[port]?.as ?? 'value') !== 'value');
    this.values = withDefaults(ports, kept.inputs);
    if (this.#eventPorts.length === 0) return;
    kept.received = this.#each((port) => kept.received?.[port] ?? 0);
    kept.events = this.#each((port) => kept.events?.[port] ?? []);
  }

  /** @param {import('./turns.mjs').Message} message a value or an event @returns {boolean} false if it came before */
  take(message) {
    const { n: port, t: time, seq } = message;
    if (this.#kept.received?.[port] === undefined) {
      this.values[port] = this.#kept.inputs[port] = valueIn(message);
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

/** The values that have arrived, and the defaults of the other inputs. @param {{[port: string]: {default?: any}}} ports @param {{[port: string]: any}} arrived */
function withDefaults(ports, arrived) {
  const defaults = Object.entries(ports).filter(([, port]) => port.default !== undefined);
  if (defaults.length === 0) return arrived;
  return { ...Object.fromEntries(defaults.map(([name, port]) => [name, port.default])), ...arrived };
}
