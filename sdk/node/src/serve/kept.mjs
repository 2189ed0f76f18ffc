import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../failure.mjs';
import { readText, writeText } from './state-text.mjs';

/**
 * All that a component has to remember: what a restored one needs to go on as if it had never stopped.
 *
 * @typedef {object} Kept
 * @property {any} state the author's
 * @property {{[port: string]: any}} inputs the last value of each
 * @property {{[port: string]: import('../values.mjs').SenmlRecord}} records the last one of each output
 * @property {number} [step] the last one that is done
 * @property {number} [time] of the last step, s
 * @property {{[port: string]: any[]}} [events] those that no step has seen yet
 * @property {{[port: string]: number}} [received] the number of the last event of each input
 */

/** The file of what a component keeps, in `DTAAS_STATE_DIR`. */
export class KeptFile {
  #path;

  /** @param {string | undefined} folder none: nothing is kept */
  constructor(folder) {
    this.#path = folder && join(folder, 'state.json');
  }

  /** @param {() => any} begin the state of a component that never ran @returns {Kept} */
  read(begin) {
    const kept = this.#path && existsSync(this.#path) ? this.#parse(readFileSync(this.#path, 'utf8')) : {};
    return { ...kept, state: kept.state ?? begin(), inputs: kept.inputs ?? {}, records: kept.records ?? {} };
  }

  /** Writes a new file and renames it, so that a kill leaves either the old file or the new one. @param {Kept} kept */
  write(kept) {
    if (!this.#path) return;
    writeFileSync(`${this.#path}.new`, writeText(kept));
    renameSync(`${this.#path}.new`, this.#path);
  }

  /** @param {string} text @returns {Partial<Kept>} */
  #parse(text) {
    const kept = this.#read(text);
    if (typeof kept === 'object' && kept !== null && Object.hasOwn(kept, 'state')) return kept;
    throw new Mistake(
      `${this.#path} was not written by this SDK, which would overwrite it. To begin anew, raise the major version of the asset`,
    );
  }

  /** @param {string} text @returns {any} */
  #read(text) {
    try {
      return readText(text);
    } catch (error) {
      throw new Mistake(
        `${this.#path} is damaged: ${/** @type {Error} */ (error).message}. To go back to a snapshot: dtaas restore <twin>`,
      );
    }
  }
}
