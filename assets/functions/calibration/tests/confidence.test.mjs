import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidenceOf, quantile } from '../src/confidence.mjs';
import { calibrate } from '../src/fit.mjs';
import { parameters, plant, recorded } from './plant.mjs';

const { voltage, current } = parameters;
const wide = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

test('is that of a straight line, in closed form', () => {
  // y = a + b x with errors ±1 that sum to zero against both: σ² = Σe²/(n − 2), var b = σ²/Σ(x − x̄)².
  const x = [-3, -1, 1, 3];
  const residuals = [[1, -1, -1, 1]];
  const jacobian = [x.map(() => 1), x];
  const unknowns = ['a', 'b'].map((name) => ({ name, value: 10, ...wide }));
  const { unknowns: found } = confidenceOf({ unknowns, residuals, jacobian }, 0.95);
  assert.ok(Math.abs(found[0].standardError - Math.sqrt(4 / 2 / 4)) < 1e-9);
  assert.ok(Math.abs(found[1].standardError - Math.sqrt(4 / 2 / 20)) < 1e-9);
  assert.ok(Math.abs(found[1].interval[1] - (10 + 1.96 * Math.sqrt(0.1))) < 1e-3);
});

test('has the quantiles of the normal distribution', () => {
  for (const [level, z] of [
    [0.6827, 1],
    [0.95, 1.96],
    [0.99, 2.5758],
  ])
    assert.ok(Math.abs(quantile(level) - z) < 1e-3);
});

test('covers the truth, and is wider where errors follow each other', () => {
  const fitOf = (samples) =>
    confidenceOf(calibrate(plant, [{ name: 'day', samples }], { voltage, current }), 0.95);
  const noisy = recorded(parameters, undefined, { noise: 0.05 });
  const fit = fitOf(noisy);
  for (const { name, interval } of fit.unknowns)
    assert.ok(interval[0] < parameters[name] && parameters[name] < interval[1], name);
  assert.deepEqual(fit.notIdentifiable, []);
  const drifting = noisy.map((sample, k) => ({
    ...sample,
    temperature: sample.temperature + 0.05 * Math.sin(k / 60),
  }));
  const slow = fitOf(drifting);
  assert.ok(slow.correlationOfErrors > fit.correlationOfErrors);
  assert.ok(slow.unknowns[1].standardError > fit.unknowns[1].standardError);
});

test('names the bound that was hit, which has no interval', () => {
  const recordings = [{ name: 'day', samples: recorded(parameters) }];
  const fit = calibrate(plant, recordings, { voltage, current, heatCapacityLimit: 200 });
  const [capacity, conductance] = confidenceOf(fit, 0.95).unknowns;
  assert.deepEqual([capacity.atBound, capacity.value, capacity.interval], ['upper', 200, null]);
  assert.equal(conductance.atBound, null);
});

test('names what the recordings do not determine', () => {
  // The fan never runs, so nothing tells its heat.
  const still = recorded(parameters, undefined, { noise: 0.05 }).map((sample) => ({
    ...sample,
    fanOn: false,
  }));
  const options = { voltage, current, fitFanHeat: true };
  const fit = confidenceOf(calibrate(plant, [{ name: 'day', samples: still }], options), 0.95);
  const [found] = fit.notIdentifiable;
  assert.deepEqual([Object.keys(found.together), found.relativeError], [['fanHeat'], null]);
  const fan = fit.unknowns.find(({ name }) => name === 'fanHeat');
  assert.deepEqual([fan.standardError, fan.interval], [null, null]);
});
