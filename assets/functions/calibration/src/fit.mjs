/**
 * Fits the thermal model to recordings: weighted least squares of air temperature over an open-loop simulation of each
 * recording from its first sample, with every mass at the first temperature unless the start is fitted, too.
 *
 * The heater's power isn't fitted: scaling it and every C and G changes nothing. And even so only the box's
 * conductance, the total capacity and the lag are well determined; hence bounds.
 *
 * @typedef {{time: number, temperature: number, roomTemperature: number, heaterOn: boolean, fanOn: boolean}} Sample
 *   s, °C, °C
 * @typedef {object} Recording
 * @property {string} name
 * @property {Sample[]} samples in order of time
 * @property {number} [weight] of its squared errors; 1 unless said otherwise
 * @property {boolean} [heldOut] it is only scored
 * @typedef {{start: number, lower: number, upper: number}} Range
 * @typedef {Range & {name: string, recording?: string}} Unknown a parameter of the model, or a start of a recording
 * @typedef {object} Options
 * @property {string} [variant]
 * @property {number} voltage V
 * @property {number} current A
 * @property {'none' | 'heater' | 'all'} [fitInitial] what is fitted of the state at the start of each recording
 * @property {boolean} [fitFanHeat]
 * @property {number} [heatCapacityLimit] of the air, J/K (four parameters)
 * @property {number} [trainUntil] s from the first sample of each recording; what follows is only scored
 */
import { leastSquares } from './least-squares.mjs';

/** What may be fitted, in the units of the model's parameters. @type {Record<string, Range>} */
const ranges = {
  heatCapacity: { start: 250, lower: 10, upper: 300 },
  boxConductance: { start: 0.6, lower: 0.01, upper: 2 },
  // Smaller, and the heater would vanish from a fit that has other ways to explain a lag.
  heaterCapacity: { start: 300, lower: 20, upper: 500 },
  heaterConductance: { start: 1.6, lower: 0.1, upper: 4 },
  fanHeat: { start: 1, lower: 0, upper: 6 },
};

/** In a two-parameter model the air's capacity is that of the whole box. @type {Range} */
const wholeBox = { start: 600, lower: 10, upper: 2000 };

/** Temperatures at the start, °C. */
const initialHeater = { start: 25, lower: -20, upper: 100 };
/** K around the first sample: a reading is never that wrong. */
const initialAirBand = 5;

/**
 * @param {typeof import('../../../models/incubator-thermal/src/model.mjs')} model
 * @param {Recording[]} recordings
 * @param {Options} options
 */
export function calibrate(model, recordings, options) {
  const trained = recordings.filter(({ heldOut, weight = 1 }) => !heldOut && weight > 0);
  if (trained.length === 0) throw new Error('a fit wants a recording to train on');
  for (const { name, samples } of recordings)
    if (samples.length < 2) throw new Error(`${name}: a fit wants two samples at least`);
  const unknowns = unknownsOf(trained, options);
  const simulation = simulationOf(model, unknowns, options);
  const training = trained.map((recording) => ({ ...recording, samples: beginning(recording, options) }));
  const residuals = (x) =>
    training.flatMap((recording) => {
      const root = Math.sqrt(recording.weight ?? 1);
      return simulation.errors(x, recording).map((error) => root * error);
    });
  const column = (key) => unknowns.map((unknown) => unknown[key]);
  const bounds = { lower: column('lower'), upper: column('upper') };
  const fit = leastSquares(residuals, column('start'), bounds);
  const scored = recordings.map((recording) =>
    scoreOf(recording, simulation.errors(fit.x, recording), options),
  );
  return {
    parameters: simulation.parameters(fit.x),
    initial: simulation.initial(fit.x),
    unknowns: unknowns.map(({ start: _, ...unknown }, i) => ({ ...unknown, value: fit.x[i] })),
    iterations: fit.iterations,
    converged: fit.converged,
    training: score(scored.flatMap(({ trained }) => trained)),
    heldOut: scoreOrNull(scored.flatMap(({ rest }) => rest)),
    recordings: scored.map(({ name, weight, trained, rest }) => ({
      name,
      weight,
      training: scoreOrNull(trained),
      heldOut: scoreOrNull(rest),
    })),
    /** Weighted errors of the training samples, by recording, and their derivatives by the unknowns. */
    residuals: training.map((recording) => simulation.errors(fit.x, recording)),
    jacobian: fit.jacobian,
  };
}

/** @param {Recording} recording @param {Options} options @returns {Sample[]} */
function beginning({ samples }, { trainUntil }) {
  const end = samples[0].time + (trainUntil ?? Number.POSITIVE_INFINITY);
  return samples.filter(({ time }) => time < end);
}

/** @param {Recording[]} trained @param {Options} options @returns {Unknown[]} */
function unknownsOf(trained, { variant, fitInitial = 'none', fitFanHeat, heatCapacityLimit }) {
  const { fanHeat, heatCapacity, boxConductance, ...heater } = ranges;
  const isTwo = variant === 'two-parameter';
  const air = isTwo ? wholeBox : { ...heatCapacity, upper: heatCapacityLimit ?? heatCapacity.upper };
  const fitted = {
    heatCapacity: air,
    boxConductance,
    ...(isTwo ? {} : heater),
    ...(fitFanHeat ? { fanHeat } : {}),
  };
  const parameters = Object.entries(fitted).map(([name, range]) => ({ name, ...range }));
  const starts = trained.flatMap(({ name: recording, samples }) => {
    const first = samples[0].temperature;
    const around = { start: first, lower: first - initialAirBand, upper: first + initialAirBand };
    return [
      ...(fitInitial !== 'none' && !isTwo ? [{ name: 'initialHeater', recording, ...initialHeater }] : []),
      ...(fitInitial === 'all' ? [{ name: 'initialAir', recording, ...around }] : []),
    ];
  });
  return [...parameters, ...starts];
}

/** What a vector of the unknowns means. */
function simulationOf(model, unknowns, { variant = 'four-parameter', voltage, current }) {
  /** @param {number[]} x @param {string} [recording] */
  const valuesOf = (x, recording) =>
    Object.fromEntries(
      unknowns.flatMap((unknown, i) => (unknown.recording === recording ? [[unknown.name, x[i]]] : [])),
    );
  const parameters = (x) => ({ variant, voltage, current, ...valuesOf(x) });
  return {
    parameters,
    /** @param {number[]} x @returns {Record<string, Record<string, number>>} by recording, °C */
    initial: (x) => {
      const names = new Set(
        unknowns.flatMap(({ recording }) => (recording === undefined ? [] : [recording])),
      );
      return Object.fromEntries([...names].map((name) => [name, valuesOf(x, name)]));
    },
    /** Simulated minus measured. A recording whose start isn't fitted begins at its first temperature. @returns {number[]} K */
    errors: (x, { name, samples }) => {
      const { initialAir = samples[0].temperature, initialHeater = initialAir } = valuesOf(x, name);
      const p = parameters(x);
      return model
        .simulate(p, model.initialState(p, initialAir, initialHeater), samples)
        .map((state, k) => model.airTemperature(state) - samples[k].temperature);
    },
  };
}

/** The errors of a recording, apart in those that were trained on and the rest, from one run without a reset. */
function scoreOf(recording, errors, options) {
  const { name, weight = 1, heldOut = false } = recording;
  const count = heldOut || weight === 0 ? 0 : beginning(recording, options).length;
  return { name, weight: heldOut ? 0 : weight, trained: errors.slice(0, count), rest: errors.slice(count) };
}

function scoreOrNull(errors) {
  return errors.length === 0 ? null : score(errors);
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
