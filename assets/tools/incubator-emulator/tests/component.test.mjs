import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { drive, folder } from './drive.mjs';
import { path, parameters as plantParameters } from './plant.mjs';

const parameters = {
  mode: 'simulate',
  initialTemperature: 30,
  roomTemperature: 22,
  fanHeat: 1,
  noise: 0.03,
  resolution: 0.0625,
  lidOpensAt: 30,
  lidStaysOpen: 30,
  lidRepeats: 0,
  openConductance: 8,
  seed: 42,
};
const config = { parameters, uses: { plant: { path, parameters: plantParameters } } };
const inputs = Array.from({ length: 40 }, (_, k) => (k === 0 ? {} : { heater: k % 9 < 5 }));

test('goes on after a restart with the same numbers, noise and lid included', (t) => {
  const whole = drive(folder(t), config, inputs);
  assert.equal(whole.length, 40 * 6);
  const state = folder(t);
  const parts = [drive(state, config, inputs.slice(0, 15)), drive(state, config, inputs.slice(15), 15)];
  assert.deepEqual(parts.flat(), whole);
});

test('replays a recording', (t) => {
  const beside = fileURLToPath(new URL('../../../data/incubator-recording', import.meta.url));
  const recording = JSON.parse(process.env.DTAAS_USES ?? '{}').recording ?? beside;
  const uses = { ...config.uses, recording: { path: recording, parameters: {} } };
  const answers = drive(folder(t), { parameters: { ...parameters, mode: 'replay' }, uses }, inputs);
  const expected = readFileSync(join(recording, 'recording.csv'), 'utf8').split('\n').slice(1, 41);
  const temperatures = answers.filter(({ n }) => n === 'temperature').map(({ v }) => v);
  assert.deepEqual(
    temperatures,
    expected.map((line) => Number(line.split(',')[1])),
  );
});

test('has no time of its own', (t) => {
  assert.throws(
    () => drive(folder(t), { ...config, clock: { mode: 'wall' } }, inputs),
    /wants a lockstep clock, or steps/,
  );
});

for (const mode of ['simulate', 'replay']) {
  test(`lives by the steps that it is told on the wall clock, too (${mode})`, (t) => {
    const beside = fileURLToPath(new URL('../../../data/incubator-recording', import.meta.url));
    const uses = {
      ...config.uses,
      recording: { path: JSON.parse(process.env.DTAAS_USES ?? '{}').recording ?? beside },
    };
    const exact = { parameters: { ...parameters, mode, noise: 0 }, uses };
    const onWall = { ...exact, clock: { mode: 'wall', stepSeconds: 3 } };
    const values = (answers) =>
      answers.filter(({ n }) => n).map((record) => [record.n, record.v ?? record.vb]);
    const whole = values(drive(folder(t), exact, inputs));
    const state = folder(t);
    // The second time is a year later, or earlier: it goes on from the step that was the last.
    for (const [from, to, first] of [
      [0, 15, 0],
      [14, 30, 10_000_000],
      [29, 40, -5_000],
    ]) {
      const part = values(drive(state, onWall, inputs.slice(from, to), first));
      assert.deepEqual(part, whole.slice(from * 5, to * 5));
    }
  });
}

test('leaves on SIGTERM with its state written', async (t) => {
  const state = folder(t);
  const first = drive(state, config, inputs.slice(0, 3));
  const main = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
  const env = { PATH: process.env.PATH, DTAAS_CONFIG: join(state, 'config.json'), DTAAS_STATE_DIR: state };
  const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write(`${JSON.stringify({ step: 3, t: 1_577_836_809 })}\n`);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  const kept = JSON.parse(readFileSync(join(state, 'state.json'), 'utf8'));
  assert.equal(kept.state.time, 1_577_836_809);
  assert.equal(first.length, 3 * 6);
});
