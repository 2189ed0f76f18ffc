import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '@dtaas/component';
import { kalmanFilter } from '../src/filter.mjs';

const plant = await load('plant', 'src/model.mjs');
const { box: parameters } = await load('plant', 'src/examples.mjs');

const inputs = { heaterOn: true, roomTemperature: 20 };

test('one step by hand, from certainty', () => {
  // With P₀ = 0 the covariance is Q alone: gain = [h³/2, h²] s² / (h² s² + s), with h = 3 and s = 0.001.
  const filter = kalmanFilter(plant, parameters, { initialVariance: 0 });
  const { state, innovation } = filter.update(filter.begin(0, 30, inputs), 3, 30, inputs);
  // Backward Euler: (I − h A) x = x₀ + h B u with a = 1.6/320, b = 1.6/250, c = 0.5/250.
  const [a, b, c] = [3 * 0.005, 3 * 0.0064, 3 * 0.002];
  const [heater, air] = [30 + 3 * (18 / 320), 30 + c * 20];
  const determinant = (1 + a) * (1 + b + c) - a * b;
  const predicted = [
    ((1 + b + c) * heater + a * air) / determinant,
    (b * heater + (1 + a) * air) / determinant,
  ];
  assert.ok(Math.abs(innovation - (30 - predicted[1])) < 1e-12);
  const gain = [13.5e-6 / (9e-6 + 1e-3), 9e-6 / (9e-6 + 1e-3)];
  const expected = predicted.map((value, i) => value + gain[i] * innovation);
  assert.ok(Math.hypot(state.x[0] - expected[0], state.x[1] - expected[1]) < 1e-12);
  assert.ok(Math.abs(state.P[1][1] - (1 - gain[1]) * 9e-6) < 1e-15);
});

test('finds the heater behind the air, on a plant that is its own model', () => {
  const filter = kalmanFilter(plant, parameters);
  let truth = [45, 30];
  let state = filter.begin(0, 30, inputs);
  const errors = [];
  for (let time = 3; time <= 3000; time += 3) {
    truth = plant.step(parameters, truth, inputs, 3);
    state = filter.update(state, time, truth[1], inputs).state;
    errors.push(truth.map((value, i) => Math.abs(value - state.x[i])));
  }
  assert.ok(errors[0][0] > 10, 'it begins with a heater as warm as the air');
  assert.ok(errors.at(-1)[0] < 0.1 && errors.at(-1)[1] < 0.01, `${errors.at(-1)}`);
});

test('uses the true step: a gap in the samples is one long step', () => {
  const filter = kalmanFilter(plant, parameters);
  const rest = plant.equilibrium(parameters, inputs);
  const begun = { ...filter.begin(0, 30, inputs), x: rest };
  const { state, innovation } = filter.update(begun, 3600, rest[1], inputs);
  assert.ok(Math.abs(innovation) < 1e-9, 'at rest it stays');
  assert.ok(state.P[1][1] < 0.001, 'after an hour without news it believes the measurement');
});

test('a covariance stays symmetric and positive', () => {
  const filter = kalmanFilter(plant, parameters);
  let state = filter.begin(0, 30, inputs);
  for (let k = 1; k <= 2000; k++) state = filter.update(state, 3 * k, 30 + Math.sin(k), inputs).state;
  const [[a, b], [c, d]] = state.P;
  assert.ok(Math.abs(b - c) < 1e-12 && a > 0 && a * d - b * c > 0);
});

test('wants a heater to estimate', () => {
  assert.throws(() => kalmanFilter(plant, { ...parameters, variant: 'two-parameter' }), /four parameters/);
});
