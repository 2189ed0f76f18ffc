import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, folder } from './drive.mjs';
import { parameters, path } from './plant.mjs';

const settings = { threshold: 1, refitAfter: 9, refitWithin: 60 };
const config = { parameters: settings, uses: { plant: { path, parameters } } };
const inputs = Array.from({ length: 12 }, (_, k) => ({
  measured: 35 - Math.max(0, k - 3) * 0.7,
  estimate: 35,
  heaterTemperature: 45,
  roomTemperature: 20,
  heaterOn: true,
}));

test('says when, and after a while how much', (t) => {
  const answers = drive(folder(t), config, inputs);
  const steps = (port, key) => answers.filter(({ n }) => n === port).map((record) => record[key]);
  assert.deepEqual(steps('lidOpen', 'vb').indexOf(true), 5);
  assert.equal(steps('boxConductance', 'v').filter((value) => value !== 0.5).length, 12 - 8);
});

test('goes on after a restart in the middle of an opening', (t) => {
  const whole = drive(folder(t), config, inputs);
  const state = folder(t);
  const parts = [drive(state, config, inputs.slice(0, 7)), drive(state, config, inputs.slice(7), 7)];
  assert.deepEqual(parts.flat(), whole);
});
