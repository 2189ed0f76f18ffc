/**
 * A model that moves with time. Ports have the names that the model gives them: their aliases, if they have some.
 *
 * @typedef {object} Model
 * @property {(parameters: object) => any} initial the state at the beginning, a JSON value
 * @property {(parameters: object, state: any, inputs: object, seconds: number) => any} step the state after so many seconds
 *   with these inputs held
 * @property {(parameters: object, state: any, inputs: object) => object} outputs the values of the outputs
 * @property {(parameters: object) => object} [defaults] the values of inputs that have no value yet, and no
 *   `default` in the model's `asset.yaml`
 */

const functions = ['initial', 'step', 'outputs'];

/** The functions that a module lacks. @param {object} module */
export function lackingIn(module) {
  return functions.filter((name) => typeof module[name] !== 'function');
}

/**
 * @param {Model} model @param {object} parameters
 * @param {{inputs: object, outputs: object}} ports as the configuration has them
 */
export function runningModel(model, parameters, ports) {
  const inputNames = namesOf(ports.inputs);
  const outputNames = namesOf(ports.outputs);
  const defaults = model.defaults?.(parameters);

  /**
   * On by so many seconds with the inputs that held since the last step. It begins once each input has a value.
   *
   * @param {{model?: any, held?: object}} state changed in place @param {object} inputs the last values by port
   * @returns {object} the outputs by port
   */
  return (state, inputs, seconds) => {
    const now = { ...defaults };
    for (const [port, name] of inputNames) if (inputs[port] !== undefined) now[name] = inputs[port];
    if (inputNames.some(([, name]) => now[name] === undefined)) return {};
    if (state.held === undefined) state.model = model.initial(parameters);
    else state.model = model.step(parameters, state.model, state.held, seconds);
    state.held = now;
    const values = model.outputs(parameters, state.model, now);
    return Object.fromEntries(outputNames.map(([port, name]) => [port, values[name]]));
  };
}

function namesOf(ports) {
  return Object.entries(ports).map(([port, { alias = port }]) => [port, alias]);
}
