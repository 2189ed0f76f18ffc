import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { rowOf } from '../src/csv.mjs';
import { Recording } from '../src/recording.mjs';

function written(t, options, rows) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const recording = new Recording(folder, 'time [s],x', { rows: 100, ...options });
  for (const [time, value] of rows) recording.write(time, `${time},${value}`);
  return readFileSync(join(folder, 'recording.csv'), 'utf8').trimEnd().split('\n').slice(1);
}

test('values with one time are one row, which has the newest of each', (t) => {
  const rows = [
    [1, 'a'],
    [1, 'b'],
    [2, 'c'],
  ];
  for (const goesBack of [true, false]) assert.deepEqual(written(t, { goesBack }, rows), ['1,b', '2,c']);
});

test('on the wall clock no row is removed, also if a clock was set back', (t) => {
  const rows = [
    [5, 'a'],
    [3, 'b'],
    [6, 'c'],
  ];
  assert.deepEqual(written(t, { goesBack: false }, rows), ['5,a', '3,b', '6,c']);
  assert.deepEqual(written(t, { goesBack: true }, rows), ['3,b', '6,c']);
});

test('the events since the last row stand in a list', () => {
  const inputs = { alarm: { type: 'string', as: 'event' }, on: { type: 'boolean' } };
  const events = { alarm: [{ value: 'high' }, { value: 'low' }] };
  assert.equal(rowOf(inputs, 1, { on: false }, events), '1,"[""high"",""low""]",false');
  assert.equal(rowOf(inputs, 1, {}, { alarm: [] }), '1,,');
});
