import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, folder } from './drive.mjs';

const config = {
  parameters: { setpoint: 35, lowerBound: 5, heatingTime: 6, gap: 3, safetyLimit: 58 },
  uses: {},
};
const measured = [22, 22.5, 23, 24, 24, 36, 36, 29, 29, 29, 29, 58, 57];
const inputs = measured.map((value) => ({ measured: value }));

test('commands the heater step by step', (t) => {
  const answers = drive(folder(t), config, inputs);
  const commands = answers.filter(({ n }) => n === 'heaterOn').map(({ vb }) => (vb ? 1 : 0));
  assert.deepEqual(commands, [1, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0]);
  assert.deepEqual(answers.at(-1), { done: 12 });
});

test('keeps the heater off while nothing is measured', (t) => {
  const answers = drive(folder(t), config, [{}]);
  assert.deepEqual(answers, [{ n: 'heaterOn', vb: false, t: 1_577_836_800 }, { done: 0 }]);
});

test('goes on after a restart as if it had never stopped', (t) => {
  const whole = drive(folder(t), config, inputs);
  const state = folder(t);
  const parts = [drive(state, config, inputs.slice(0, 4)), drive(state, config, inputs.slice(4), 4)];
  assert.deepEqual(parts.flat(), whole);
});

test('saves when asked, and reports its last values with their time', (t) => {
  const answers = drive(folder(t), config, inputs.slice(0, 2), 0, ['save', 'report']);
  const time = 1_577_836_803;
  assert.deepEqual(answers.slice(-4), [
    { control: 'saved' },
    { n: 'heaterOn', vb: true, t: time },
    { n: 'mode', vs: 'heating', t: time },
    { control: 'reported' },
  ]);
});
