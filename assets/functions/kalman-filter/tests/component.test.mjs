import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';

const inputs = Array.from({ length: 40 }, (_, k) => ({
  measured: 22 + k * 0.0625,
  roomTemperature: 21,
  heaterOn: k % 5 !== 0,
}));

test('estimates from the first measurement on', () => {
  const [before, first] = drive({ inputs: [{ roomTemperature: 21 }, ...inputs] });
  assert.deepEqual(before, {});
  assert.deepEqual(first, { estimate: 22, heaterTemperature: 22, innovation: 0 });
});

test('saved half-way equals never saved', () => void resumes({ inputs }));

test('on the wall clock the estimate begins anew after an outage or a jump back, and goes on over a short gap', (t) => {
  const clock = { mode: 'wall' };
  const warm = { roomTemperature: 21, heaterOn: true, measured: 30 };
  const epoch = 1_577_836_800;
  const afterwards = (seconds) => {
    const stateFolder = mkdtempSync(join(tmpdir(), 'kalman-'));
    t.after(() => rmSync(stateFolder, { recursive: true }));
    const times = inputs.map((_, k) => epoch + 3 * k);
    drive({ inputs, times, config: { clock }, stateFolder });
    const [last] = drive({ inputs: [warm], times: [times.at(-1) + seconds], config: { clock }, stateFolder });
    return last;
  };
  const anew = { estimate: 30, heaterTemperature: 30, innovation: 0 };
  assert.deepEqual(afterwards(60_000_000), anew);
  assert.deepEqual(afterwards(-60_000_000), anew);
  const { heaterTemperature, innovation } = afterwards(9);
  assert.ok(innovation > 1, `${innovation} K`);
  assert.ok(heaterTemperature < 100, `${heaterTemperature} °C`);
});
