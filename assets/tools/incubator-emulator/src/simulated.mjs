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
 * @property {number} elapsed s since the first step
 * @property {number[]} plant the model's state, °C
 * @property {boolean} heaterOn from the last step on
 * @property {import('./random.mjs').State} random
 */
import { normal, seeded } from './random.mjs';

/** @typedef {typeof import('../../../models/incubator-thermal/src/model.mjs')} Model */
/** @typedef {import('../../../models/incubator-thermal/src/model.mjs').Parameters} PlantParameters */

/** @param {Model} model @param {PlantParameters} plant @param {Settings} settings @returns {State} before the first step */
export function begun(model, plant, settings) {
  const initial = model.initialState(plant, settings.initialTemperature);
  return { elapsed: 0, plant: initial, heaterOn: false, random: seeded(settings.seed) };
}

/** @param {Model} model @param {PlantParameters} plant @param {Settings} settings */
export function simulatedTwin(model, plant, settings) {
  const closed = { ...plant, fanHeat: (plant.fanHeat ?? 0) + settings.fanHeat };
  const open = { ...closed, boxConductance: settings.openConductance };

  /**
   * On by `lived` seconds with what held since the last step; only then does the command take effect.
   * @param {State} state changed in place @param {number} lived s @param {boolean} command
   * @returns {object} the outputs
   */
  function advance(state, lived, command) {
    const inputs = { heaterOn: state.heaterOn, fanOn: true, roomTemperature: settings.roomTemperature };
    const box = lidOpen(settings, state.elapsed) ? open : closed;
    state.plant = model.step(box, state.plant, inputs, lived);
    state.elapsed += lived;
    state.heaterOn = command;
    return {
      temperature: reading(settings, model.airTemperature(state.plant), state.random),
      roomTemperature: reading(settings, settings.roomTemperature, state.random),
      heaterOn: command,
      fanOn: true,
      lidOpen: lidOpen(settings, state.elapsed),
    };
  }

  return { advance };
}

function lidOpen({ lidOpensAt, lidStaysOpen, lidRepeats }, elapsed) {
  const since = elapsed - lidOpensAt;
  return since >= 0 && (lidRepeats > 0 ? since % lidRepeats : since) < lidStaysOpen;
}

function reading({ noise, resolution }, temperature, random) {
  const noisy = temperature + noise * normal(random);
  return resolution > 0 ? Math.round(noisy / resolution) * resolution : noisy;
}
