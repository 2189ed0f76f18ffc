/**
 * Is the incubator's lid open? Where measurement and estimate are further apart than a threshold, the plant isn't
 * the one that the estimator knows. What changed is then asked of the samples since: the conductance of the box,
 * refitted alone (with the air's capacity free it would run into its bound).
 *
 * @typedef {{time: number, measured: number, estimate: number, heaterTemperature: number, roomTemperature: number,
 *   heaterOn: boolean}} Sample s, °C, °C, °C, °C
 * @typedef {{time: number, temperature: number, roomTemperature: number, heaterOn: boolean, fanOn: true}} Kept
 * @typedef {{heater: number, samples: Kept[]} | null} State of the opening that is going on: the heater's estimated
 *   temperature when it was noticed, °C, and what was measured since
 */

/** Golden ratio's inverse. */
const ratio = (Math.sqrt(5) - 1) / 2;

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} plant
 * @param {import('../../../models/incubator-thermal/src/model.mjs').Parameters} parameters
 * @param {{threshold?: number, refitAfter?: number, refitWithin?: number}} [options] K; s, s since the detection
 */
export function lidDetection(plant, parameters, { threshold = 1, refitAfter = 15, refitWithin = 60 } = {}) {
  /** @param {State} opening @param {Sample} sample */
  function update(opening, sample) {
    const difference = sample.measured - sample.estimate;
    const closed = parameters.boxConductance;
    if (!(Math.abs(difference) > threshold))
      return { opening: null, lidOpen: false, difference, boxConductance: closed };
    const { time, measured: temperature, roomTemperature, heaterOn } = sample;
    // Where the clock was set back, what was kept is of another time.
    const isAhead = opening?.samples.some((kept) => kept.time > time);
    const now = opening && !isAhead ? opening : { heater: sample.heaterTemperature, samples: [] };
    const first = now.samples[0]?.time ?? time;
    // Later samples may already be of a closed lid under an estimate that hasn't caught up.
    const kept =
      time - first > refitWithin ? [] : [{ time, temperature, roomTemperature, heaterOn, fanOn: true }];
    const grown = { heater: now.heater, samples: [...now.samples, ...kept] };
    const boxConductance = time - first >= refitAfter ? conductance(grown) : closed;
    return { opening: grown, lidOpen: true, difference, boxConductance };
  }

  /** The box's conductance that explains the samples best, W/K: up to a thousand times the closed one's, or less. */
  function conductance({ heater, samples }) {
    const initial = plant.initialState(parameters, samples[0].temperature, heater);
    const misfit = (logarithm) => {
      const changed = { ...parameters, boxConductance: parameters.boxConductance * Math.exp(logarithm) };
      return plant
        .simulate(changed, initial, samples)
        .reduce((sum, state, k) => sum + (plant.airTemperature(state) - samples[k].temperature) ** 2, 0);
    };
    return parameters.boxConductance * Math.exp(minimum(misfit, -Math.log(1000), Math.log(1000)));
  }

  return { update };
}

/** Golden-section search (J. Kiefer, 1953, doi:10.2307/2032161) for the minimum of a function with one valley. */
function minimum(f, low, high) {
  let [a, b] = [low, high];
  while (b - a > 1e-6) {
    const width = ratio * (b - a);
    if (f(b - width) < f(a + width)) b = a + width;
    else a = b - width;
  }
  return (a + b) / 2;
}
