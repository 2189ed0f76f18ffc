import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';
import { openRecording } from '../src/recording.mjs';
import { replayed } from '../src/replay.mjs';

const outputs = ['temperature', 'roomTemperature', 'heaterOn', 'fanOn', 'lidOpen'];
const settings = { file: '', columns: {}, timeUnit: 's', times: 'grid', atEnd: 'hold' };
const header = `time,${outputs.join(',')}`;
const row = (time, temperature) => `${time},${temperature},22,false,true,false`;

/** A folder with tables, as a data asset is. */
function recording(t, tables) {
  const path = mkdtempSync(join(tmpdir(), 'recording-'));
  t.after(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(path, name), text);
  return { path };
}

/** The configuration of the component with a recording. */
function withRecording(use, stepSeconds = 3) {
  const { uses } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  return {
    uses: { ...uses, recording: use },
    clock: { mode: 'lockstep', stepSeconds, epoch: 1_577_836_800 },
  };
}

const uneven = [row(0, 20), row(2, 21), row(5, 22), row(14, 23)].join('\n');
const steps = (count) => Array.from({ length: count }, () => ({}));

test('gives the row that holds at each step, saved half-way as well', (t) => {
  const config = withRecording(recording(t, { 'day.csv': `${header}\n${uneven}\n` }));
  const answers = resumes({ inputs: steps(7), parameters: { mode: 'replay' }, config });
  assert.deepEqual(
    answers.map(({ temperature }) => temperature),
    [20, 21, 22, 22, 22, 23, 23],
  );
});

test('gives each row once at its own time, and nothing in a gap', () => {
  const rows = [0, 2, 5, 14].map((time, k) => ({ time, temperature: 20 + k }));
  const state = {};
  const sent = [0, 3, 3, 3, 3, 3].map(
    (lived, k) =>
      replayed(rows, { ...settings, times: 'recording' }, state, lived, 1000 + 3 * k).outputs.temperature,
  );
  assert.deepEqual(
    sent.map((each) => each && [each.value, each.time]),
    [[20, 1000], [21, 1002], [22, 1005], undefined, undefined, [23, 1014]],
  );
});

test('finishes with the recording, or holds its last row', (t) => {
  const config = withRecording(recording(t, { 'day.csv': `${header}\n${uneven}\n` }));
  const temperatures = (atEnd) =>
    drive({ inputs: steps(8), parameters: { mode: 'replay', atEnd }, config }).map(
      (values) => values?.temperature,
    );
  const rows = [20, 21, 22, 22, 22, 23];
  assert.deepEqual(temperatures('hold'), [...rows, 23, 23]);
  // The component has left after the step with the last row.
  assert.deepEqual(
    temperatures('finish').filter((value) => value !== undefined),
    rows,
  );
});

test('reads other names, nanoseconds since 1970, True and False, and either line end', (t) => {
  const text =
    'time,average,t3,heater_on,fan_on\r\n1682912554273107499,23.687,22.125,False,True\r\n1682912557313698460,23.7,22,True,False\r\n';
  const columns = { temperature: 'average', roomTemperature: 't3', heaterOn: 'heater_on', fanOn: 'fan_on' };
  const some = outputs.slice(0, 4);
  const rows = openRecording(recording(t, { 'day.csv': `\ufeff${text}` }), some, {
    ...settings,
    columns,
    timeUnit: 'ns',
  });
  assert.deepEqual(rows[0], {
    time: 0,
    temperature: 23.687,
    roomTemperature: 22.125,
    heaterOn: false,
    fanOn: true,
  });
  assert.equal(rows[1].time, 3.040590961);
});

test('keeps the digits of seconds since 1970', (t) => {
  const text = `${header}\n${row('1608572942.7203069', 20)}\n${row('1608572945.680248', 21)}\n`;
  const rows = openRecording(recording(t, { 'day.csv': text }), outputs, settings);
  assert.ok(Math.abs(rows[1].time - 2.9599411) < 1e-9);
});

const good = { 'day.csv': `${header}\n${uneven}\n` };
const refused = [
  ['no recording', undefined, {}, /bind the use recording/],
  [
    'a table without a column',
    { 'day.csv': 'time,temperature\n0,20\n' },
    {},
    /no column roomTemperature for roomTemperature; it has time, temperature/,
  ],
  [
    'a mapping to a column that there is not',
    good,
    { columns: { temperature: 't1' } },
    /no column t1 for temperature/,
  ],
  [
    'a mapping of an output that there is not',
    good,
    { columns: { level: 'time' } },
    /columns names level, which is not an output/,
  ],
  ['several tables', { ...good, 'night.csv': '' }, {}, /not one table \(\*\.csv\) but day\.csv, night\.csv/],
  ['a table without rows', { 'day.csv': header }, {}, /day\.csv has no rows/],
  [
    'a word for a number',
    { 'day.csv': `${header}\n${row(0, 'warm')}` },
    {},
    /line 2: neither a finite number nor true or false: warm/,
  ],
  ['an endless number', { 'day.csv': `${header}\n${row(0, '1e400')}` }, {}, /neither a finite number/],
  ['a word for a time', { 'day.csv': `${header}\n${row('noon', 20)}` }, {}, /line 2: not a time: noon/],
  [
    'time that goes back',
    { 'day.csv': `${header}\n${row(5, 20)}\n${row(4, 20)}` },
    {},
    /line 3: time goes back/,
  ],
];
for (const [what, tables, changed, why] of refused) {
  test(`refuses ${what}`, (t) => {
    const use = tables && recording(t, tables);
    assert.throws(() => openRecording(use, outputs, { ...settings, ...changed }), why);
  });
}
