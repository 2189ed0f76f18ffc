import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBatch } from '@dtaas/component/testing';
import { parameters, recorded } from './plant.mjs';

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
function run(tables, changed = {}) {
  const files = Object.fromEntries(Object.entries(tables).map(([name, text]) => [`${name}.csv`, text]));
  return runBatch({ files, parameters: { voltage, current, ...changed } });
}

test('tables in, one fit out', () => {
  const tables = { monday: csv(recorded(parameters)), tuesday: csv(recorded(parameters, 30)) };
  const { files, progress } = run(tables, { heldOut: ['tuesday'] });
  assert.deepEqual(progress, [0.1]);
  const fit = JSON.parse(files['fit.json']);
  const { unknowns, recordings, notIdentifiable, converged, residuals } = fit;
  assert.ok(converged && residuals === undefined);
  assert.ok(Math.abs(fit.parameters.heatCapacity - 250) < 0.01);
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
  test(`refuses ${what}`, () => {
    assert.throws(() => run(tables, changed), why);
  });
}
