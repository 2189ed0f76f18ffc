/**
 * Fits the thermal model to a recording: least squares of air temperature over an open-loop simulation from the
 * first sample, with every mass at the first temperature unless the heater's start is fitted too.
 *
 * The heater's power isn't fitted: scaling it and every C and G changes nothing. And even so only the box's
 * conductance, the total capacity and the lag are well determined; hence bounds.
 *
 * @typedef {{time: number, temperature: number, roomTemperature: number, heaterOn: boolean, fanOn: boolean}} Sample
 *   s, °C, °C
 * @typedef {{start: number, lower: number, upper: number}} Range
 */
import { leastSquares } from './least-squares.mjs';

/** What may be fitted, in the units of the model's parameters; initialHeater in °C. @type {Record<string, Range>} */
const ranges = {
  heatCapacity: { start: 250, lower: 10, upper: 300 },
  boxConductance: { start: 0.6, lower: 0.01, upper: 2 },
  // Smaller, and the heater would vanish from a fit that has other ways to explain a lag.
  heaterCapacity: { start: 300, lower: 20, upper: 500 },
  heaterConductance: { start: 1.6, lower: 0.1, upper: 4 },
  initialHeater: { start: 25, lower: -20, upper: 100 },
  fanHeat: { start: 1, lower: 0, upper: 6 },
};

/** In a two-parameter model the air's capacity is that of the whole box. @type {Range} */
const wholeBox = { start: 600, lower: 10, upper: 2000 };

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} model
 * @param {Sample[]} samples in order of time
 * @param {{variant?: string, voltage: number, current: number, fitInitialHeater?: boolean, fitFanHeat?: boolean,
 *   heatCapacityLimit?: number, trainUntil?: number}} options heatCapacityLimit: of the air, J/K (four parameters);
 *   trainUntil: seconds from the first sample; what follows is only scored
 */
export function calibrate(model, samples, options) {
  if (samples.length < 2) throw new Error('a fit wants two samples at least');
  const { variant = 'four-parameter', voltage, current } = options;
  const fitted = rangesOf(options);
  const names = Object.keys(fitted);
  const parametersOf = (x) => ({
    variant,
    voltage,
    current,
    ...Object.fromEntries(names.map((n, i) => [n, x[i]])),
  });
  const errorsOf = (data) => (x) => {
    const { initialHeater, ...parameters } = parametersOf(x);
    const initial = model.initialState(parameters, data[0].temperature, initialHeater);
    return model
      .simulate(parameters, initial, data)
      .map((state, k) => model.airTemperature(state) - data[k].temperature);
  };
  const end = samples[0].time + (options.trainUntil ?? Number.POSITIVE_INFINITY);
  const training = samples.filter((sample) => sample.time < end);
  const column = (key) => names.map((name) => fitted[name][key]);
  const fit = leastSquares(errorsOf(training), column('start'), {
    lower: column('lower'),
    upper: column('upper'),
  });
  const errors = errorsOf(samples)(fit.x);
  return {
    parameters: parametersOf(fit.x),
    atBound: names.filter((name, i) => fit.x[i] === fitted[name].lower || fit.x[i] === fitted[name].upper),
    iterations: fit.iterations,
    converged: fit.converged,
    training: score(errors.slice(0, training.length)),
    // Scored on the same run, without a reset: what a twin that runs on would see.
    heldOut: training.length < samples.length ? score(errors.slice(training.length)) : null,
  };
}

/** @returns {Record<string, Range>} */
function rangesOf({ variant, fitInitialHeater, fitFanHeat, heatCapacityLimit = ranges.heatCapacity.upper }) {
  const { initialHeater, fanHeat, ...four } = ranges;
  const fan = fitFanHeat ? { fanHeat } : {};
  if (variant === 'two-parameter')
    return { heatCapacity: wholeBox, boxConductance: four.boxConductance, ...fan };
  const heatCapacity = { ...four.heatCapacity, upper: heatCapacityLimit };
  return { ...four, heatCapacity, ...(fitInitialHeater ? { initialHeater } : {}), ...fan };
}

/** @param {number[]} errors K @returns RMSE, mean and largest absolute error in K, sum of squares in K² */
export function score(errors) {
  const sumOfSquares = errors.reduce((sum, error) => sum + error * error, 0);
  const sizes = errors.map(Math.abs);
  return {
    samples: errors.length,
    rmse: Math.sqrt(sumOfSquares / errors.length),
    meanAbsolute: sizes.reduce((sum, size) => sum + size, 0) / errors.length,
    largest: sizes.reduce((largest, size) => Math.max(largest, size), 0),
    sumOfSquares,
  };
}
