import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, rig2023 } from '../src/examples.mjs';
import {
  airTemperature,
  defaults,
  equilibrium,
  initial,
  initialState,
  matrices,
  outputs,
  simulate,
  step,
} from '../src/model.mjs';

const four = { ...box, fanHeat: 2 };
const two = { ...four, variant: 'two-parameter' };
const inputs = { heaterOn: true, fanOn: true, roomTemperature: 20 };

function near(actual, expected, tolerance = 1e-9) {
  assert.equal(actual.length, expected.length);
  const far = actual.filter((value, i) => !(Math.abs(value - expected[i]) < tolerance));
  assert.deepEqual(far, [], `${actual} isn't ${expected}`);
}

/** Classical Runge–Kutta over the written equations, in many small steps. */
function integrated(p, state, { heaterOn, fanOn, roomTemperature }, seconds, steps = 20_000) {
  const power = heaterOn ? p.voltage * p.current : 0;
  const fan = fanOn ? p.fanHeat : 0;
  const slope = (x) => {
    if (p.variant === 'two-parameter')
      return [(power + fan - p.boxConductance * (x[0] - roomTemperature)) / p.heatCapacity];
    const flow = p.heaterConductance * (x[0] - x[1]);
    const loss = p.boxConductance * (x[1] - roomTemperature);
    return [(power - flow) / p.heaterCapacity, (flow + fan - loss) / p.heatCapacity];
  };
  const h = seconds / steps;
  let x = state;
  const along = (k, size) => x.map((value, i) => value + size * k[i]);
  for (let n = 0; n < steps; n++) {
    const k1 = slope(x);
    const k2 = slope(along(k1, h / 2));
    const k3 = slope(along(k2, h / 2));
    const k4 = slope(along(k3, h));
    x = x.map((value, i) => value + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
  }
  return x;
}

test('at rest, what the heater and the fan give leaves through the wall', () => {
  near(equilibrium(four, inputs), [20 + 20 / 0.5 + 18 / 1.6, 20 + 20 / 0.5]);
  near(equilibrium(two, inputs), [60]);
  near(equilibrium(four, { heaterOn: false, roomTemperature: 20 }), [20, 20]);
});

test('a step is what a fine integration of the equations gives', () => {
  for (const seconds of [3, 47, 600]) {
    near(step(four, [41, 29], inputs, seconds), integrated(four, [41, 29], inputs, seconds), 1e-8);
    near(step(two, [29], inputs, seconds), integrated(two, [29], inputs, seconds), 1e-8);
  }
});

test('one long step is many short ones', () => {
  let state = [41, 29];
  for (let n = 0; n < 200; n++) state = step(four, state, inputs, 3);
  near(state, step(four, [41, 29], inputs, 600), 1e-10);
  near(step(four, [41, 29], inputs, 1e9), equilibrium(four, inputs));
});

test('the matrices are the slope of a step', () => {
  const { A, B } = matrices(four);
  const u = [1, inputs.roomTemperature, 1];
  const x = [41, 29];
  const slope = A.map(
    (row, i) => row[0] * x[0] + row[1] * x[1] + B[i].reduce((sum, b, j) => sum + b * u[j], 0),
  );
  const h = 1e-4;
  const moved = step(four, x, inputs, h);
  near(
    moved.map((value, i) => (value - x[i]) / h),
    slope,
    1e-5,
  );
});

test('a simulation holds each input until the next sample, over uneven steps', () => {
  const samples = [
    { time: 0, heaterOn: true, roomTemperature: 20 },
    { time: 3, heaterOn: false, roomTemperature: 21 },
    { time: 60, heaterOn: true, roomTemperature: 22 },
  ];
  const states = simulate(four, initialState(four, 25), samples);
  assert.deepEqual(states[0], [25, 25]);
  assert.deepEqual(states[1], step(four, [25, 25], samples[0], 3));
  assert.deepEqual(states[2], step(four, states[1], samples[1], 57));
  assert.deepEqual(simulate(four, [25, 25], []), []);
});

test('ten minutes of heat by the parameters of 2023', () => {
  const after = step(rig2023, initialState(rig2023, 22), { heaterOn: true, roomTemperature: 22 }, 600);
  near(after, [40.6263, 33.7159], 5e-5);
  assert.equal(airTemperature(after), after[1]);
});

test('begins at its initial temperature, in a room that is as warm', () => {
  const warm = { ...four, fanHeat: 0, initialTemperature: 25 };
  near(step(warm, initial(warm), defaults(warm), 600), [25, 25]);
  near(initial({ ...two, initialTemperature: 25 }), [25]);
});

test('gives its outputs by name', () => {
  assert.deepEqual(outputs(four, [60, 30]), { temperature: 30, heaterTemperature: 60 });
  assert.deepEqual(outputs(two, [30]), { temperature: 30 });
});
