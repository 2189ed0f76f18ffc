import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, folder } from './drive.mjs';
import { parameters, path } from './plant.mjs';

const config = {
  parameters: { noise: 0.001, initialVariance: 0.001 },
  uses: { plant: { path, parameters } },
};
const inputs = Array.from({ length: 40 }, (_, k) => ({
  measured: 22 + k * 0.0625,
  roomTemperature: 21,
  heaterOn: k % 5 !== 0,
}));

test('estimates from the first measurement on', (t) => {
  const answers = drive(folder(t), config, [{ roomTemperature: 21 }, ...inputs]);
  assert.deepEqual(answers[0], { done: 0 });
  const ports = answers.slice(1, 5).map(({ n, v, done }) => [n ?? 'done', v ?? done]);
  assert.deepEqual(ports, [
    ['estimate', 22],
    ['heaterTemperature', 22],
    ['innovation', 0],
    ['done', 1],
  ]);
});

test('goes on after a restart with the same numbers, bit for bit', (t) => {
  const whole = drive(folder(t), config, inputs);
  const state = folder(t);
  const parts = [drive(state, config, inputs.slice(0, 17)), drive(state, config, inputs.slice(17), 17)];
  assert.deepEqual(parts.flat(), whole);
});

test('on the wall clock the estimate begins anew after an outage or a jump back, and goes on over a short gap', (t) => {
  const wall = { ...config, parameters: { ...config.parameters, longestGap: 60 }, clock: { mode: 'wall' } };
  const warm = { roomTemperature: 21, heaterOn: true, measured: 30 };
  const estimates = (first) => {
    const state = folder(t);
    drive(state, wall, inputs.slice(0, 20));
    const answers = drive(state, wall, [warm], first);
    return answers.filter(({ n }) => n).map(({ v }) => v);
  };
  assert.deepEqual(estimates(20 + 60_000_000), [30, 30, 0]);
  assert.deepEqual(estimates(-60_000_000), [30, 30, 0]);
  const [, heater, innovation] = estimates(20 + 3);
  assert.ok(innovation > 1, `${innovation} K`);
  assert.ok(heater < 100, `${heater} °C`);
});

test('on the wall clock each measurement is a step', (t) => {
  const wall = { ...config, clock: { mode: 'wall' } };
  const answers = drive(folder(t), wall, [{ roomTemperature: 21, heaterOn: true, measured: 22 }]);
  assert.deepEqual(
    answers.map(({ n }) => n),
    ['estimate', 'heaterTemperature', 'innovation', undefined],
  );
});
