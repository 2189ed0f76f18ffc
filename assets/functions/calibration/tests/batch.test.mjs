import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parameters, recorded } from './plant.mjs';

const batch = fileURLToPath(new URL('../src/batch.mjs', import.meta.url));
const { voltage, current } = parameters;
const header = 'time,temperature,roomTemperature,heaterOn,fanOn';

function csv(samples) {
  const rows = samples.map(
    ({ time, temperature, roomTemperature, heaterOn, fanOn }) =>
      `"${time}",${temperature},${roomTemperature},${heaterOn ? 'True' : 'False'},${fanOn}`,
  );
  return [header, ...rows].join('\r\n');
}

/** Runs the batch over tables, with the defaults of its parameters but for some. */
function run(t, tables, changed = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'calibration-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const config = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  Object.assign(config.parameters, { voltage, current }, changed);
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  for (const name of ['in', 'out']) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, 'in', `${name}.csv`), text);
  const env = {
    PATH: process.env.PATH,
    DTAAS_CONFIG: join(folder, 'config.json'),
    DTAAS_INPUT: join(folder, 'in'),
    DTAAS_OUTPUT: join(folder, 'out'),
  };
  const { status, stderr } = spawnSync(process.execPath, [batch], { env, encoding: 'utf8' });
  return { status, stderr, fit: () => JSON.parse(readFileSync(join(folder, 'out/fit.json'), 'utf8')) };
}

test('tables in, one fit out', (t) => {
  const tables = { monday: csv(recorded(parameters)), tuesday: csv(recorded(parameters, 30)) };
  const { status, stderr, fit } = run(t, tables, { heldOut: ['tuesday'] });
  assert.equal(status, 0, stderr);
  const { unknowns, recordings, notIdentifiable, converged, residuals } = fit();
  assert.ok(converged && residuals === undefined);
  assert.ok(Math.abs(fit().parameters.heatCapacity - 250) < 0.01);
  assert.deepEqual(
    unknowns.map(({ name, atBound }) => [name, atBound]),
    ['heatCapacity', 'boxConductance', 'heaterCapacity', 'heaterConductance'].map((name) => [name, null]),
  );
  assert.deepEqual(notIdentifiable, []);
  assert.deepEqual(
    recordings.map(({ name, training, heldOut }) => [name, training === null, heldOut === null]),
    [
      ['monday', false, true],
      ['tuesday', true, false],
    ],
  );
});

const day = `${header}\n0,24,21,true,true\n`;
const refused = [
  [
    'an empty cell',
    { day: `${day}3,,21,true,true\n` },
    {},
    /day\.csv, line 3: temperature is not a finite number/,
  ],
  [
    'an endless number',
    { day: `${day}3,1e400,21,true,true\n` },
    {},
    /line 3: temperature is not a finite number: 1e400/,
  ],
  [
    'a word for a switch',
    { day: `${day}3,24,21,warm,true\n` },
    {},
    /line 3: heaterOn is neither true nor false: warm/,
  ],
  ['no table', {}, {}, /no table \(\*\.csv\)/],
  ['a weight of nothing', { day }, { weights: { night: 2 } }, /no table night\.csv; there is day/],
  ['a weight below zero', { day }, { weights: { day: -1 } }, /weight of day is not a number from 0: -1/],
  ['a name to hold out that there is not', { day }, { heldOut: ['night'] }, /no table night\.csv/],
];
for (const [what, tables, changed, why] of refused) {
  test(`refuses ${what}`, (t) => {
    const { status, stderr } = run(t, tables, changed);
    assert.notEqual(status, 0);
    assert.match(stderr, why);
  });
}
