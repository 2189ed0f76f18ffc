import { describe, fail, Mistake } from '../failure.mjs';
import { log } from '../output.mjs';

/** How long after a step its state is written if nothing else comes, so that a process that is killed comes back at this step. */
const idleMs = { steps: 5, wall: 1000 };

/** Writes what a component keeps: when it is asked to, and after a step when nothing else comes. */
export class Saver {
  #file;
  #kept;
  #isStepped;
  #idle;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {import('./kept.mjs').KeptFile} file
   * @param {import('./kept.mjs').Kept} kept
   * @param {boolean} isStepped steps come from the runner, perhaps a thousand a second
   * @param {() => void} idle called when nothing else came
   */
  constructor(file, kept, isStepped, idle) {
    this.#file = file;
    this.#kept = kept;
    this.#isStepped = isStepped;
    this.#idle = idle;
  }

  /** A step was made. */
  soon() {
    if (this.#isStepped) clearTimeout(this.#timer);
    else if (this.#timer !== undefined) return;
    const due = () => {
      this.#timer = undefined;
      this.#idle();
    };
    this.#timer = setTimeout(due, this.#isStepped ? idleMs.steps : idleMs.wall);
  }

  /** @returns {boolean} false if the file can't be written now, such as on a full disk */
  save() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      this.#file.write(this.#kept);
      return true;
    } catch (error) {
      if (error instanceof Mistake) fail("the state can't be saved", error);
      log(describe("the state can't be saved", error));
      return false;
    }
  }
}
