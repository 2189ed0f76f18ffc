import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '@dtaas/component';
import { normal, seeded, uniform } from '../src/random.mjs';
import { begun, simulatedTwin } from '../src/simulated.mjs';

const plant = await load('plant', 'src/model.mjs');
const { box: parameters } = await load('plant', 'src/examples.mjs');

const quiet = {
  initialTemperature: 30,
  roomTemperature: 22,
  fanHeat: 0,
  noise: 0,
  resolution: 0,
  lidOpensAt: 0,
  lidStaysOpen: 0,
  lidRepeats: 0,
  openConductance: 8,
  seed: 1,
};

function run(changed, commands) {
  const settings = { ...quiet, ...changed };
  const twin = simulatedTwin(plant, parameters, settings);
  const state = begun(plant, parameters, settings);
  return commands.map((command, k) => twin.advance(state, k === 0 ? 0 : 3, command));
}

test('a command takes effect at its step, and is felt at the next', () => {
  const [first, second, third] = run({}, [true, false, false]);
  assert.equal(first.temperature, 30);
  const inputs = { heaterOn: true, fanOn: true, roomTemperature: 22 };
  const warmed = plant.step(parameters, [30, 30], inputs, 3);
  assert.equal(second.temperature, warmed[1]);
  assert.equal(third.temperature, plant.step(parameters, warmed, { ...inputs, heaterOn: false }, 3)[1]);
  assert.deepEqual(
    [first, second, third].map(({ heaterOn }) => heaterOn),
    [true, false, false],
  );
});

test('readings come in steps of a sixteenth, with noise that its seed repeats', () => {
  const commands = new Array(300).fill(false);
  const settings = { initialTemperature: 22, noise: 0.03, resolution: 0.0625 };
  const readings = (seed) => run({ ...settings, seed }, commands).map(({ temperature }) => temperature);
  assert.ok(readings(1).every((value) => Number.isInteger(value / 0.0625)));
  assert.ok(new Set(readings(1)).size > 1);
  assert.deepEqual(readings(1), readings(1));
  assert.notDeepEqual(readings(1), readings(2));
});

test('the lid opens, closes and opens again', () => {
  const lid = { lidOpensAt: 6, lidStaysOpen: 6, lidRepeats: 15 };
  const outputs = run(lid, new Array(9).fill(false));
  const open = outputs.map(({ lidOpen }) => (lidOpen ? 1 : 0));
  assert.deepEqual(open, [0, 0, 1, 1, 0, 0, 0, 1, 1]);
  const fall = outputs.slice(1).map(({ temperature }, k) => outputs[k].temperature - temperature);
  assert.ok(fall[2] > 5 * fall[1], 'an open lid cools fast');
});

test('a fan that warms the box raises its equilibrium by its power over the conductance', () => {
  const last = (fanHeat) => run({ fanHeat }, new Array(20_000).fill(false)).at(-1).temperature;
  assert.ok(Math.abs(last(2) - last(0) - 2 / parameters.boxConductance) < 1e-6);
});

test('the noise is near a standard normal', () => {
  const state = seeded(7);
  const draws = Array.from({ length: 20_000 }, () => normal(state));
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.03, `${mean} ${variance}`);
});

test('neighbouring seeds, and the same one, as they should', () => {
  const first = (seed) => uniform(seeded(seed));
  assert.equal(new Set(Array.from({ length: 1000 }, (_, seed) => first(seed))).size, 1000);
  assert.equal(first(2 ** 40), first(2 ** 40));
});
