import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
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
    { control: 'saved', step: 1 },
    { n: 'heaterOn', vb: true, t: time },
    { n: 'mode', vs: 'heating', t: time },
    { control: 'reported', step: 1 },
  ]);
});

test('killed between two steps, comes back with the last one', async (t) => {
  const state = folder(t);
  const file = join(state, 'config.json');
  writeFileSync(file, JSON.stringify({ clock: { mode: 'lockstep', stepSeconds: 3, epoch: 0 }, ...config }));
  const main = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
  const env = { PATH: process.env.PATH, DTAAS_CONFIG: file, DTAAS_STATE_DIR: state };
  const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.write('{"n":"measured","v":22,"t":3}\n{"step":1,"t":3}\n');
  while (!existsSync(join(state, 'state.json'))) await sleep(10);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(JSON.parse(readFileSync(join(state, 'state.json'), 'utf8')).step, 1);
  assert.deepEqual(drive(state, config, [], 2, ['report']).at(-1), { control: 'reported', step: 1 });
});
