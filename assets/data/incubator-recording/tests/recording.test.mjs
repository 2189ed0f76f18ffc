import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const text = readFileSync(new URL('../recording.csv', import.meta.url), 'utf8');
const [header, ...lines] = text.trimEnd().split('\n');
const rows = lines.map((line) => line.split(','));
const column = (name) => rows.map((row) => row[header.split(',').indexOf(name)]);

test('is the file that was made', () => {
  const digest = createHash('sha256').update(text).digest('hex');
  assert.equal(digest, 'c3af723edb25f6b48cf7e608cbb9f8dbf8d79b7cbd8761a3667d3a32d3d43c54');
});

test('is an hour of samples, one each 3 s', () => {
  assert.equal(header, 'time,temperature,roomTemperature,heaterOn,fanOn,lidOpen');
  assert.deepEqual(
    column('time').map(Number),
    Array.from({ length: 1200 }, (_, k) => 3 * k),
  );
});

test('holds readings of a sixteenth of a degree, within what such a box reaches', () => {
  const temperatures = column('temperature').map(Number);
  assert.ok(temperatures.every((value) => Number.isInteger(value * 16) && value > 20 && value < 58));
  assert.ok(column('roomTemperature').every((value) => Math.abs(Number(value) - 22) < 0.25));
});

test('holds heating, cooling and one open lid of a minute', () => {
  const count = (name) => column(name).filter((value) => value === 'true').length;
  assert.deepEqual([count('lidOpen'), count('fanOn')], [20, 1200]);
  assert.ok(count('heaterOn') > 400 && count('heaterOn') < 800);
});
