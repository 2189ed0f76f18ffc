import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { record } from '../src/record.mjs';
import { readRecording, rowAt } from '../src/replay.mjs';
import { plant } from './plant.mjs';

const beside = fileURLToPath(new URL('../../../data/incubator-recording', import.meta.url));
const path = JSON.parse(process.env.DTAAS_USES ?? '{}').recording ?? beside;
const kept = readFileSync(join(path, 'recording.csv'), 'utf8');

test('the recording that is kept is made again, byte for byte', () => {
  assert.equal(record(plant), kept);
  assert.equal(kept.slice(0, record(plant, 100).length), record(plant, 100));
});

test('a replay gives the row of its time, and the last when it is over', () => {
  const rows = readRecording(kept);
  assert.equal(rows.length, 1200);
  assert.deepEqual(rowAt(rows, 0).temperature, rows[0].temperature);
  assert.deepEqual(rowAt(rows, 182.9), (({ time: _, ...outputs }) => outputs)(rows[60]));
  assert.deepEqual(rowAt(rows, 1e9).temperature, rows[1199].temperature);
});

test('a recording without a column, or with a bad cell, is refused', () => {
  assert.throws(
    () => readRecording('time,temperature\n0,20\n'),
    /no column roomTemperature, heaterOn, fanOn, lidOpen/,
  );
  assert.throws(() => readRecording(kept.replace(/\n0,[^,]*,/, '\n0,warm,')), /not a finite number: warm/);
  for (const cell of ['1e400', '-Infinity', 'NaN', 'true', ''])
    assert.throws(() => readRecording(kept.replace(/\n0,[^,]*,/, `\n0,${cell},`)), /not a finite number/);
  assert.throws(() => readRecording(kept.replace(',false,', ',0,')), /neither true nor false: 0/);
});
