import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

test('time goes on, and each value is a finite number', () => {
  const [head, ...lines] = readFileSync('values.csv', 'utf8').trim().split('\n');
  assert.equal(head, 'time,value');
  let before = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    const [time, value] = line.split(',').map(Number);
    assert.ok(time > before && Number.isFinite(time) && Number.isFinite(value), line);
    before = time;
  }
});
