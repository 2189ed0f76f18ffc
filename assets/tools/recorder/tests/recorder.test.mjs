import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { drive } from '@dtaas/component/testing';

const command = ['node', fileURLToPath(new URL('../src/main.mjs', import.meta.url))];
const ports = {
  temperature: { type: 'number', unit: 'Cel' },
  heaterOn: { type: 'boolean' },
  level: { type: 'number', unit: 'm', alias: 'tank1.level, upper' },
  alarm: { type: 'string', as: 'event' },
};
const epoch = 1_577_836_800;

function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'recorder-'));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

/** Records these steps in a folder, from step `first` on. */
function record(stateFolder, inputs, { first = 0, rows = 100, with: declared = ports } = {}) {
  drive({ command, stateFolder, inputs, first, parameters: { rows }, config: { inputs: declared } });
}

/** The lines of a file of the folder. */
function lines(stateFolder, file = 'recording.csv') {
  return readFileSync(join(stateFolder, file), 'utf8').trimEnd().split('\n');
}

const warming = Array.from({ length: 12 }, (_, k) => ({ temperature: 20 + k / 8 }));

test('records each step with its time, in the order of the ports, with units in the first line', (t) => {
  const state = folder(t);
  record(state, [{ temperature: 21.5 }, { heaterOn: true, level: 0.1 }, { temperature: -0.25 }]);
  assert.deepEqual(lines(state), [
    'time [s],temperature [Cel],heaterOn,"tank1.level, upper [m]",alarm',
    `${epoch},21.5,,,`,
    `${epoch + 1},21.5,true,0.1,`,
    `${epoch + 2},-0.25,true,0.1,`,
  ]);
});

test('writes texts, lists and objects so that every reader of CSV gets them back', (t) => {
  const state = folder(t);
  const declared = { note: { type: 'string' }, spectrum: { type: 'number', shape: [2] } };
  record(state, [{ note: 'a "b", c\nd', spectrum: [1, 2.5] }, { note: 'e' }], { with: declared });
  assert.equal(
    readFileSync(join(state, 'recording.csv'), 'utf8'),
    `time [s],note,spectrum\n${epoch},"a ""b"", c\nd","[1,2.5]"\n${epoch + 1},e,"[1,2.5]"\n`,
  );
});

for (const half of [1, 5, 6, 11]) {
  test(`has the same rows if it is saved after step ${half} and started again`, (t) => {
    const [whole, halves] = [folder(t), folder(t)];
    record(whole, warming, { rows: 10 });
    record(halves, warming.slice(0, half), { rows: 10 });
    record(halves, warming.slice(half), { rows: 10, first: half });
    for (const file of ['recording.csv', 'recording-earlier.csv'])
      assert.deepEqual(lines(halves, file), lines(whole, file));
  });
}

for (const back of [10, 7, 3]) {
  test(`has each row once if the steps from ${back} on are repeated`, (t) => {
    const [whole, repeated] = [folder(t), folder(t)];
    record(whole, warming);
    record(repeated, warming);
    record(repeated, warming.slice(back), { first: back });
    assert.deepEqual(lines(repeated), lines(whole));
  });
}

test('goes back to the earlier file if steps from there are repeated', (t) => {
  const [whole, repeated] = [folder(t), folder(t)];
  record(whole, warming, { rows: 10 });
  record(repeated, warming, { rows: 10 });
  record(repeated, warming.slice(8), { rows: 10, first: 8 });
  assert.deepEqual(lines(repeated), lines(whole));
  assert.deepEqual(lines(repeated, 'recording-earlier.csv'), lines(whole, 'recording-earlier.csv'));
});

test('keeps the newest rows, at most as many as it may', (t) => {
  const state = folder(t);
  record(state, warming, { rows: 5 });
  const times = ['recording-earlier.csv', 'recording.csv'].flatMap((file) =>
    lines(state, file)
      .slice(1)
      .map((line) => Number.parseFloat(line) - epoch),
  );
  assert.deepEqual(times, [8, 9, 10, 11]);
});

test('removes the part of a row that a killed process left', (t) => {
  const state = folder(t);
  record(state, warming.slice(0, 2));
  appendFileSync(join(state, 'recording.csv'), `${epoch + 2},20`);
  record(state, warming.slice(2, 4), { first: 2 });
  assert.deepEqual(
    lines(state).slice(1),
    [20, 20.125, 20.25, 20.375].map((value, k) => `${epoch + k},${value},,,`),
  );
});

test('begins a new file if the twin declares other ports, and keeps the rows so far', (t) => {
  const state = folder(t);
  const declared = { temperature: { type: 'number', unit: 'K' } };
  record(state, warming.slice(0, 2));
  record(state, [{ temperature: 293 }], { first: 2, with: declared });
  assert.deepEqual(lines(state), ['time [s],temperature [K]', `${epoch + 2},293`]);
  assert.equal(lines(state, 'recording-earlier.csv').length, 3);
});

test('has one file while the rows fit', (t) => {
  const state = folder(t);
  record(state, warming, { rows: 24 });
  assert.equal(existsSync(join(state, 'recording-earlier.csv')), false);
});
