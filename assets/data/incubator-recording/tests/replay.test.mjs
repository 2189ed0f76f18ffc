import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { drive } from '@dtaas/component/testing';
import { made } from './make.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const kept = readFileSync(join(folder, 'recording.csv'), 'utf8');
const names = ['temperature', 'roomTemperature', 'heaterOn', 'fanOn', 'lidOpen'];

test('is made again, byte for byte', () => {
  assert.equal(made(1200), kept);
});

test('is replayed byte for byte', () => {
  const { uses } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  const outputs = Object.fromEntries(names.map((name) => [name, {}]));
  const played = drive({
    inputs: Array.from({ length: 1200 }, () => ({})),
    command: [process.execPath, join(uses.emulator.path, 'src/main.mjs')],
    parameters: { mode: 'replay', file: '', columns: {}, timeUnit: 's', times: 'grid', atEnd: 'hold' },
    config: {
      uses: { ...uses, recording: { path: folder }, plant: { ...uses.plant, parameters: {} } },
      outputs,
      clock: { mode: 'lockstep', stepSeconds: 3, epoch: 1_577_836_800 },
    },
  });
  const rows = played.map((values, k) => [3 * k, ...names.map((name) => values[name])].join(','));
  assert.equal(`time,${names.join(',')}\n${rows.join('\n')}\n`, kept);
});
