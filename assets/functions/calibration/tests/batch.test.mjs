import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parameters, path, plant } from './plant.mjs';

const batch = fileURLToPath(new URL('../src/batch.mjs', import.meta.url));

function run(t, csv) {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { voltage, current } = parameters;
  const settings = { variant: 'two-parameter', voltage, current, trainUntil: 0 };
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ parameters: settings, uses: { plant: { path } } }),
  );
  writeFileSync(join(folder, 'day.csv'), csv);
  const env = {
    PATH: process.env.PATH,
    DTAAS_CONFIG: join(folder, 'config.json'),
    DTAAS_INPUT: folder,
    DTAAS_OUTPUT: folder,
  };
  const { status, stderr } = spawnSync(process.execPath, [batch], { env, encoding: 'utf8' });
  return { status, stderr, answer: () => JSON.parse(readFileSync(join(folder, 'day.json'), 'utf8')) };
}

test('a table in, a fit out', (t) => {
  const two = { ...parameters, variant: 'two-parameter', heatCapacity: 600 };
  const samples = Array.from({ length: 600 }, (_, k) => ({
    time: 3 * k,
    heaterOn: k % 200 < 90,
    roomTemperature: 21,
  }));
  const air = plant.simulate(two, [24], samples).map(plant.airTemperature);
  const rows = samples.map(
    ({ time, heaterOn }, k) => `"${time}",${air[k]},21,${heaterOn ? 'True' : 'False'},True`,
  );
  const { status, stderr, answer } = run(
    t,
    `time,temperature,roomTemperature,heaterOn,fanOn\n${rows.join('\r\n')}`,
  );
  assert.equal(status, 0, stderr);
  assert.ok(Math.abs(answer().parameters.heatCapacity - 600) < 0.01);
  assert.equal(answer().heldOut, null);
});

test('a cell that does not fit its column is named', (t) => {
  const cells = [
    ['', 'true', /line 3: temperature isn't a finite number/],
    ['1e400', 'true', /line 3: temperature isn't a finite number: 1e400/],
    ['24', 'warm', /line 3: heaterOn is neither true nor false: warm/],
  ];
  for (const [temperature, heaterOn, why] of cells) {
    const { status, stderr } = run(
      t,
      `time,temperature,roomTemperature,heaterOn,fanOn\n0,24,21,true,true\n3,${temperature},21,${heaterOn},true\n`,
    );
    assert.notEqual(status, 0);
    assert.match(stderr, why);
  }
});
