/** The model that the asset uses, and an hour of a heater that made a recording. */
import { load } from '@dtaas/component';

export const plant = await load('plant', 'src/model.mjs');
export const { box: parameters } = await load('plant', 'src/examples.mjs');

/** Samples of a heater that is switched in longer and shorter pulses, with gaps between them. */
export function recorded(p, heaterTemperature, { noise = 0, first = 24 } = {}) {
  const samples = Array.from({ length: 900 }, (_, k) => ({
    time: 4 * k + (k % 7 === 0 ? 1 : 0),
    roomTemperature: 21 + Math.sin(k / 200),
    heaterOn: Math.sin(k / 40) + Math.sin(k / 17) > 0,
    fanOn: k > 50,
  }));
  const states = plant.simulate(p, plant.initialState(p, first, heaterTemperature), samples);
  // Alternating, so that neighbours are not alike.
  const error = (k) => (k === 0 ? 0 : noise * Math.sin(1e4 * k * k));
  return samples.map((sample, k) => ({ ...sample, temperature: plant.airTemperature(states[k]) + error(k) }));
}
