import { fail } from '../failure.mjs';
import { Context } from './context.mjs';
import { Inputs } from './inputs.mjs';
import { Outputs } from './outputs.mjs';
import { Saver } from './saver.mjs';
import { readText, writeText } from './state-text.mjs';
import { turnsOf } from './turns.mjs';

/** @typedef {import('./turns.mjs').Message} Message */
/** @typedef {{send(messages: object[]): void, pause(): void, resume(): void, close(done: () => void): void}} Transport */

/** How long the last messages may take when the component leaves. */
const patienceMs = 1000;

/** Turns the messages of the runner into steps of the author's function, and its outputs into messages. */
export class Component {
  #act;
  #options;
  #kept;
  #inputs;
  #outputs;
  #context;
  #saver;
  /** Steps come from the runner: in lockstep, and to an emulator. */
  #isStepped;
  /** @type {Transport | undefined} */
  #transport;
  /** @type {Message[]} */
  #waiting = [];
  #isBusy = false;
  #isLeaving = false;
  #isPaused = false;
  /** The author's function has said that there is no more to do. */
  #isFinished = false;
  /** The time of a step that was not made because the component was paused. @type {number | undefined} */
  #missed;

  /**
   * @param {Function} act the author's step
   * @param {any} options of `serve`
   * @param {any} config what `DTAAS_CONFIG` names
   * @param {import('./kept.mjs').KeptFile} file
   */
  constructor(act, options, config, file) {
    const { parameters = {}, uses = {}, inputs = {}, outputs, clock = {} } = config;
    this.#act = act;
    this.#options = options;
    this.#kept = file.read(() => initialState(options.state, { parameters, uses, config }));
    this.#isStepped = clock.mode !== 'wall' || clock.stepSeconds !== undefined;
    this.#inputs = new Inputs(inputs, this.#kept);
    this.#outputs = new Outputs(outputs, this.#kept.records);
    this.#context = new Context(config, this.#kept, this.#inputs, () => {
      this.#isFinished = true;
    });
    this.#saver = new Saver(file, this.#kept, this.#isStepped, () => this.#idle());
  }

  /** @param {Transport} transport that carries messages from now on */
  join(transport) {
    this.#transport = transport;
    if (this.#kept.received !== undefined) transport.send([{ received: this.#kept.received }]);
    const { every } = this.#options;
    if (every !== undefined && !this.#isStepped)
      setInterval(() => this.#isBusy || this.receive([{ tick: Date.now() / 1000 }]), every * 1000);
  }

  /** @param {Message[]} messages that came together */
  receive(messages) {
    this.#waiting.push(...turnsOf(messages));
    if (!this.#isBusy) this.#work();
  }

  /** Told to leave: after the step that runs now, the state is written and the process ends. */
  leave() {
    this.#waiting.length = 0;
    this.end();
  }

  /** The input has ended: after all that waits, the state is written and the process ends. */
  end() {
    this.#isLeaving = true;
    if (!this.#isBusy) this.#leave();
  }

  /** Handles what waits. A step that returns a promise is waited for, and nothing else is read meanwhile. */
  #work() {
    let done = 0;
    for (const turn of this.#waiting) {
      done += 1;
      const unfinished = this.#handle(turn);
      if (unfinished === undefined) continue;
      this.#waiting.splice(0, done);
      this.#waitFor(unfinished);
      return;
    }
    this.#waiting.length = 0;
    if (this.#isLeaving) this.#leave();
  }

  /** @param {Promise<void>} unfinished */
  async #waitFor(unfinished) {
    this.#isBusy = true;
    this.#transport?.pause();
    await unfinished;
    this.#isBusy = false;
    this.#transport?.resume();
    this.#work();
  }

  /** @param {Message} turn @returns {Promise<void> | undefined} */
  #handle(turn) {
    if (turn['values'] !== undefined) return this.#take(turn['values'], turn['time']);
    if (turn['step'] !== undefined) return this.#step(turn['t'], turn['step']);
    if (turn['tick'] !== undefined) return this.#stepUnlessPaused(turn['tick']);
    if (turn['configure'] !== undefined) return this.#configure(turn['configure']);
    return this.#control(turn['control']);
  }

  /** @param {Message[]} values @param {number} time */
  #take(values, time) {
    const fresh = values.filter((message) => this.#inputs.take(message));
    const isStep = !this.#isStepped && fresh.some(({ n }) => this.#isTrigger(n));
    return isStep ? this.#stepUnlessPaused(time) : undefined;
  }

  /** @param {string} port */
  #isTrigger(port) {
    const { on, every } = this.#options;
    return on === undefined ? every === undefined : on.includes(port);
  }

  /** @param {number} time */
  #stepUnlessPaused(time) {
    if (!this.#isPaused) return this.#step(time);
    this.#missed = time;
    return undefined;
  }

  /** @param {number} time s @param {number} [step] its number, if the runner counts steps */
  #step(time, step) {
    try {
      const returned = this.#act(this.#context.at(time));
      if (typeof returned?.then === 'function')
        return returned
          .then((/** @type {any} */ outputs) => this.#stepped(outputs, time, step))
          .catch((/** @type {unknown} */ error) => fail('step failed', error));
      this.#stepped(returned, time, step);
      return undefined;
    } catch (error) {
      fail('step failed', error);
    }
  }

  /** @param {any} outputs @param {number} time @param {number} [step] */
  #stepped(outputs, time, step) {
    const messages = this.#outputs.records(outputs, time);
    this.#kept.time = time;
    if (step !== undefined) {
      this.#kept.step = step;
      messages.push({ done: step });
    }
    this.#transport?.send(messages);
    if (!this.#isFinished) return this.#saver.soon();
    // The work on what has come ends here, and the component leaves.
    this.#waiting.length = 0;
    this.#isLeaving = true;
  }

  /** @param {{[name: string]: any}} changed */
  #configure(changed) {
    const { parameters } = this.#context;
    Object.assign(parameters, changed);
    try {
      this.#options.onConfigure?.(parameters, changed);
    } catch (error) {
      fail('onConfigure failed', error);
    }
    this.#transport?.send([{ control: 'configured' }]);
    return undefined;
  }

  /** @param {string} request @returns {Promise<void> | undefined} */
  #control(request) {
    const { step } = this.#kept;
    if (request === 'save') {
      if (this.#saver.save()) this.#transport?.send([{ control: 'saved', step }]);
    } else if (request === 'report') {
      this.#transport?.send([...Object.values(this.#kept.records), { control: 'reported', step }]);
    } else if (request === 'pause') {
      this.#isPaused = true;
      this.#transport?.send([{ control: 'paused' }]);
    } else if (request === 'resume') {
      this.#isPaused = false;
      this.#transport?.send([{ control: 'resumed' }]);
      const missed = this.#missed;
      this.#missed = undefined;
      if (missed !== undefined) return this.#step(missed);
    }
    return undefined;
  }

  #idle() {
    // While a step runs, the state is of no use. The step is saved when it is done.
    if (this.#isBusy || !this.#saver.save() || this.#isStepped) return;
    // The runner need not keep these events any longer. In lockstep it goes by the steps.
    if (this.#kept.received !== undefined) this.#transport?.send([{ received: this.#kept.received }]);
  }

  #leave() {
    // Messages that still arrive are dropped.
    this.#isBusy = true;
    const code = this.#saver.save() ? 0 : 1;
    const exit = () => process.exit(code);
    if (this.#transport === undefined) return exit();
    // What was sent last is on its way. A broker that doesn't answer is not waited for.
    setTimeout(exit, patienceMs);
    this.#transport.close(exit);
  }
}

/** @param {any} state of the options @param {object} given */
function initialState(state, given) {
  return typeof state === 'function' ? state(given) : readText(writeText(state ?? {}, 'state'));
}
