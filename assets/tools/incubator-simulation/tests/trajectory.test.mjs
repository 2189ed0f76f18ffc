import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '@dtaas/component';
import { runBatch } from '@dtaas/component/testing';
import { samplesOf, trajectory } from '../src/trajectory.mjs';

const plant = await load('plant', 'src/model.mjs');
const { box: parameters } = await load('plant', 'src/examples.mjs');

test('a heater that stays on leads to the equilibrium', () => {
  const samples = samplesOf([
    { time: '0', heaterOn: 'True', roomTemperature: '20', temperature: '30' },
    { time: '3', heaterOn: 'True', roomTemperature: '20' },
    { time: '1e7', heaterOn: 'True', roomTemperature: '20' },
  ]);
  const [first, second, last] = trajectory(plant, parameters, samples, 22);
  assert.deepEqual(first, [0, 30, 30]);
  // After 3 s of 18 W into 320 J/K the heater is 0.168 K warmer; the air has lost 0.06 K.
  assert.deepEqual(
    second.map((value) => Number(value.toFixed(2))),
    [3, 30.17, 29.94],
  );
  assert.deepEqual(
    last.map((value) => Number(value.toFixed(6))),
    [1e7, 20 + 18 / 0.5 + 18 / 1.6, 20 + 18 / 0.5],
  );
});

test('two parameters have no heater to write', () => {
  const two = { ...parameters, variant: 'two-parameter' };
  const rows = trajectory(plant, two, samplesOf([{ time: 0, heaterOn: false, roomTemperature: 20 }]), 22);
  assert.deepEqual(rows, [[0, '', 22]]);
});

test('a bad cell is named by its row', () => {
  assert.throws(
    () => samplesOf([{ time: '', heaterOn: 'true', roomTemperature: '20' }]),
    /row 1: time isn't a finite number/,
  );
  for (const roomTemperature of ['1e400', '-Infinity', 'NaN', 'warm', null])
    assert.throws(
      () => samplesOf([{ time: '0', heaterOn: 'true', roomTemperature }]),
      /row 1: roomTemperature isn't a finite number/,
    );
  assert.throws(
    () => samplesOf([{ time: 0, heaterOn: 'warm', roomTemperature: 20 }]),
    /row 1: heaterOn is neither true nor false: warm/,
  );
  const back = [
    { time: 3, roomTemperature: 20 },
    { time: 0, roomTemperature: 20 },
  ];
  assert.throws(() => samplesOf(back), /row 2: time goes back/);
});

test('a CSV and a JSON table give the same file', () => {
  const rows = [0, 3].map((time) => ({ time, heaterOn: true, roomTemperature: 20 }));
  const { files, progress } = runBatch({
    files: {
      'a.csv': 'time,heaterOn,roomTemperature\n0,true,20\n"3",true,20\n',
      'b.json': JSON.stringify(rows),
    },
  });
  assert.deepEqual(progress, [0.5, 1]);
  assert.equal(files['a.csv'], files['b.csv']);
  assert.deepEqual(files['a.csv'].split('\n').slice(0, 2), ['time,heaterTemperature,temperature', '0,22,22']);
});
