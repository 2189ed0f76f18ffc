import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, score } from '../src/fit.mjs';
import { parameters, plant } from './plant.mjs';

const { voltage, current } = parameters;

/** An hour of a heater switched in longer and shorter pulses, sampled with gaps. */
function recording(p, heaterTemperature) {
  const samples = Array.from({ length: 900 }, (_, k) => ({
    time: 4 * k + (k % 7 === 0 ? 1 : 0),
    roomTemperature: 21 + Math.sin(k / 200),
    heaterOn: Math.sin(k / 40) + Math.sin(k / 17) > 0,
    fanOn: k > 50,
  }));
  const states = plant.simulate(p, plant.initialState(p, 24, heaterTemperature), samples);
  return samples.map((sample, k) => ({ ...sample, temperature: plant.airTemperature(states[k]) }));
}

function finds(actual, expected) {
  for (const [name, value] of Object.entries(expected)) {
    assert.ok(Math.abs(actual[name] / value - 1) < 1e-5, `${name}: ${actual[name]} isn't ${value}`);
  }
}

test('finds the four parameters that made a recording', () => {
  const fit = calibrate(plant, recording(parameters), { voltage, current });
  finds(fit.parameters, parameters);
  assert.ok(fit.converged && fit.training.rmse < 1e-6);
  assert.deepEqual([fit.atBound, fit.heldOut], [[], null]);
});

test('finds the two parameters', () => {
  const two = { ...parameters, variant: 'two-parameter', heatCapacity: 600 };
  const fit = calibrate(plant, recording(two), { variant: 'two-parameter', voltage, current });
  finds(fit.parameters, { heatCapacity: 600, boxConductance: 0.5 });
});

test('finds the heater that began warm, and the heat of the fan', () => {
  const truth = { ...parameters, fanHeat: 2 };
  const options = { voltage, current, fitInitialHeater: true, fitFanHeat: true };
  finds(calibrate(plant, recording(truth, 40), options).parameters, { ...truth, initialHeater: 40 });
});

test('a bound holds, and the answer says which', () => {
  const fit = calibrate(plant, recording(parameters), { voltage, current, heatCapacityLimit: 200 });
  assert.equal(fit.parameters.heatCapacity, 200);
  assert.deepEqual(fit.atBound, ['heatCapacity']);
  assert.ok(fit.training.rmse > 1e-3);
});

test('scores what it did not train on, in the same run', () => {
  const fit = calibrate(plant, recording(parameters), { voltage, current, trainUntil: 1800 });
  assert.equal(fit.training.samples + fit.heldOut.samples, 900);
  assert.ok(fit.heldOut.rmse < 1e-5);
});

test('scores', () => {
  const expected = { samples: 2, rmse: Math.sqrt(12.5), meanAbsolute: 3.5, largest: 4, sumOfSquares: 25 };
  assert.deepEqual(score([3, -4]), expected);
});
