/** What the author's function sees: one object, which is brought up to date for each step. */
export class Context {
  /** True until the first step of this process. */
  #isFirst = true;
  #isOnWall;
  #kept;
  #inputs;
  #seen;

  /**
   * @param {any} config what `DTAAS_CONFIG` names
   * @param {import('./kept.mjs').Kept} kept
   * @param {import('./inputs.mjs').Inputs} inputs
   * @param {() => void} finish called when the function says that there is no more to do
   */
  constructor(config, kept, inputs, finish) {
    const { parameters = {}, uses = {} } = config;
    this.#isOnWall = config.clock?.mode === 'wall';
    this.#kept = kept;
    this.#inputs = inputs;
    const times = { time: 0, elapsed: 0, gap: 0 };
    const { state } = kept;
    this.#seen = { inputs: inputs.values, parameters, state, ...times, events: {}, uses, config, finish };
  }

  get parameters() {
    return this.#seen.parameters;
  }

  /** @param {number} time of a step, s */
  at(time) {
    const last = this.#kept.time ?? time;
    const seen = this.#seen;
    seen.time = time;
    seen.elapsed = time - last;
    // Simulated time has no gaps. On the wall, time goes on while the component is away, and a clock may be set back.
    const isGap = this.#isOnWall && (this.#isFirst || time < last);
    seen.gap = isGap ? time - last : 0;
    seen.events = this.#inputs.takeEvents();
    this.#isFirst = false;
    return seen;
  }
}
