/**
 * The physical incubator, simulated: the plant's model, a lid that someone opens, sensors with noise and steps.
 *
 * @typedef {object} Settings
 * @property {number} initialTemperature °C, of air and heater
 * @property {number} roomTemperature °C
 * @property {number} fanHeat W
 * @property {number} noise standard deviation of a reading before it is rounded, K
 * @property {number} resolution of a reading, K; 0 leaves it unrounded
 * @property {number} lidOpensAt s after the start
 * @property {number} lidStaysOpen s; 0 and it never opens
 * @property {number} lidRepeats s from one opening to the next; 0 and it opens once
 * @property {number} openConductance of the box while the lid is open, W/K
 * @property {number} seed integer
 *
 * @typedef {object} State
 * @property {number} start time of the first step, s
 * @property {number} time of the last step, s
 * @property {number[]} plant the model's state, °C
 * @property {boolean} heaterOn from the last step on
 * @property {import('./random.mjs').State} random
 */
import { normal, seeded } from './random.mjs';

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} model
 * @param {import('../../../models/incubator-thermal/src/model.mjs').Parameters} plant
 * @param {Settings} settings
 */
export function simulatedTwin(model, plant, settings) {
  const closed = { ...plant, fanHeat: (plant.fanHeat ?? 0) + settings.fanHeat };
  const open = { ...closed, boxConductance: settings.openConductance };

  /** @param {number} time s @returns {State} */
  function begin(time) {
    const initial = model.initialState(plant, settings.initialTemperature);
    return { start: time, time, plant: initial, heaterOn: false, random: seeded(settings.seed) };
  }

  /**
   * On to `time` with what held since the last step; only then does the command take effect.
   * @param {State} state @param {number} time s @param {boolean} command
   * @returns {{state: State, outputs: object}}
   */
  function advance(state, time, command) {
    const inputs = { heaterOn: state.heaterOn, fanOn: true, roomTemperature: settings.roomTemperature };
    const box = lidOpen(settings, state.time - state.start) ? open : closed;
    const moved = model.step(box, state.plant, inputs, time - state.time);
    const random = /** @type {import('./random.mjs').State} */ ([...state.random]);
    const outputs = {
      temperature: reading(settings, model.airTemperature(moved), random),
      roomTemperature: reading(settings, settings.roomTemperature, random),
      heaterOn: command,
      fanOn: true,
      lidOpen: lidOpen(settings, time - state.start),
    };
    return { state: { start: state.start, time, plant: moved, heaterOn: command, random }, outputs };
  }

  return { begin, advance };
}

function lidOpen({ lidOpensAt, lidStaysOpen, lidRepeats }, elapsed) {
  const since = elapsed - lidOpensAt;
  return since >= 0 && (lidRepeats > 0 ? since % lidRepeats : since) < lidStaysOpen;
}

function reading({ noise, resolution }, temperature, random) {
  const noisy = temperature + noise * normal(random);
  return resolution > 0 ? Math.round(noisy / resolution) * resolution : noisy;
}
