import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calibrate, score } from '../src/fit.mjs';
import { parameters, plant, recorded } from './plant.mjs';

const { voltage, current } = parameters;
const one = (samples) => [{ name: 'day', samples }];

function finds(actual, expected) {
  for (const [name, value] of Object.entries(expected))
    assert.ok(Math.abs(actual[name] / value - 1) < 1e-5, `${name}: ${actual[name]}, not ${value}`);
}

test('finds the four parameters that made a recording', () => {
  const fit = calibrate(plant, one(recorded(parameters)), { voltage, current });
  finds(fit.parameters, parameters);
  assert.ok(fit.converged && fit.training.rmse < 1e-6);
  assert.equal(fit.heldOut, null);
});

test('finds the two parameters', () => {
  const two = { ...parameters, variant: 'two-parameter', heatCapacity: 600 };
  const fit = calibrate(plant, one(recorded(two)), { variant: 'two-parameter', voltage, current });
  finds(fit.parameters, { heatCapacity: 600, boxConductance: 0.5 });
});

test('finds the start of each recording, and the heat of the fan', () => {
  const truth = { ...parameters, fanHeat: 2 };
  const recordings = [
    { name: 'warm', samples: recorded(truth, 40) },
    { name: 'cold', samples: recorded(truth, 10, { first: 20 }) },
  ];
  // One reading that is 1 K off must not become the start.
  recordings[1].samples[0].temperature += 1;
  const fit = calibrate(plant, recordings, { voltage, current, fitInitial: 'all', fitFanHeat: true });
  assert.ok(Math.abs(fit.initial.warm.initialHeater - 40) < 0.5);
  assert.ok(Math.abs(fit.initial.cold.initialHeater - 10) < 0.5);
  assert.ok(Math.abs(fit.initial.cold.initialAir - 20) < 0.2);
  assert.ok(Math.abs(fit.parameters.fanHeat - 2) < 0.02);
});

test('lets a weight decide between recordings that contradict each other', () => {
  const recordings = (weight) => [
    { name: 'a', samples: recorded(parameters), weight },
    { name: 'b', samples: recorded({ ...parameters, boxConductance: 0.7 }) },
  ];
  const conductance = (weight) =>
    calibrate(plant, recordings(weight), { voltage, current }).parameters.boxConductance;
  assert.ok(conductance(1000) < conductance(1) && conductance(1) < conductance(0.001));
  finds({ boxConductance: conductance(0) }, { boxConductance: 0.7 });
});

test('only scores what is held out, whole or after a time', () => {
  const other = { ...parameters, boxConductance: 0.7 };
  const recordings = [
    { name: 'a', samples: recorded(parameters) },
    { name: 'b', samples: recorded(other), heldOut: true },
  ];
  const fit = calibrate(plant, recordings, { voltage, current, trainUntil: 1800 });
  finds(fit.parameters, parameters);
  const [a, b] = fit.recordings;
  assert.equal(a.training.samples + a.heldOut.samples, 900);
  assert.ok(a.heldOut.rmse < 1e-5);
  assert.deepEqual([b.weight, b.training, b.heldOut.samples], [0, null, 900]);
  assert.ok(b.heldOut.rmse > 0.1);
  assert.equal(fit.heldOut.samples, a.heldOut.samples + 900);
});

test('refuses what can train nothing', () => {
  const held = [{ name: 'a', samples: recorded(parameters), heldOut: true }];
  assert.throws(() => calibrate(plant, held, { voltage, current }), /wants a recording to train on/);
  assert.throws(() => calibrate(plant, one([]), { voltage, current }), /day: a fit wants two samples/);
});

test('scores', () => {
  const expected = { samples: 2, rmse: Math.sqrt(12.5), meanAbsolute: 3.5, largest: 4, sumOfSquares: 25 };
  assert.deepEqual(score([3, -4]), expected);
});
