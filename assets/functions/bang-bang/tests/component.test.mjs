import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';

const measured = [22, 22.5, 23, 24, 24, 36, 36, 29, 29, 29, 29, 58, 57];
const options = {
  parameters: { heatingTime: 6, gap: 3 },
  config: { clock: { stepSeconds: 3 } },
  inputs: measured.map((value) => ({ measured: value })),
};

test('commands the heater step by step', () => {
  const outputs = drive(options);
  const commands = outputs.map(({ heaterOn }) => (heaterOn ? 1 : 0));
  assert.deepEqual(commands, [1, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0]);
  assert.deepEqual(outputs.at(-1), { heaterOn: false, mode: 'cooling' });
});

test('keeps the heater off while nothing is measured', () => {
  assert.deepEqual(drive({ ...options, inputs: [{}] }), [{ heaterOn: false }]);
});

test('saved half-way equals never saved', () => void resumes(options));

test('goes on with a state that version 1.0 wrote', (t) => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'bang-bang-'));
  t.after(() => rmSync(stateFolder, { recursive: true }));
  const state = { mode: 'heating', since: 1_577_836_809 };
  const kept = { state, inputs: { measured: 24 }, records: {}, step: 3 };
  writeFileSync(join(stateFolder, 'state.json'), JSON.stringify(kept));
  const rest = drive({ ...options, inputs: options.inputs.slice(4), stateFolder, first: 4 });
  assert.deepEqual(rest, drive(options).slice(4));
});
