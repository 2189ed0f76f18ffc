import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '@dtaas/component';
import { lidDetection } from '../src/detection.mjs';

const plant = await load('plant', 'src/model.mjs');
const { box: parameters } = await load('plant', 'src/examples.mjs');

const inputs = { heaterOn: true, roomTemperature: 20 };
const open = { ...parameters, boxConductance: 8 };

/** A box whose lid opens at 30 s for 60 s, beside an estimator that goes on with the closed one. */
function run(detection) {
  let box = [45, 35];
  let estimate = box;
  let opening = null;
  const updates = [];
  for (let time = 0; time <= 180; time += 3) {
    const [heaterTemperature] = estimate;
    const update = detection.update(opening, {
      time,
      measured: plant.airTemperature(box),
      estimate: plant.airTemperature(estimate),
      heaterTemperature,
      ...inputs,
    });
    updates.push({ time, ...update });
    opening = update.opening;
    const lid = time >= 30 && time < 90 ? open : parameters;
    box = plant.step(lid, box, inputs, 3);
    estimate = plant.step(parameters, estimate, inputs, 3);
  }
  return updates;
}

test('notices an open lid within two samples', () => {
  const updates = run(lidDetection(plant, parameters));
  assert.equal(updates.find(({ lidOpen }) => lidOpen)?.time, 33);
  assert.ok(updates.every(({ lidOpen, difference }) => lidOpen === Math.abs(difference) > 1));
});

test('refits the conductance of the open box, and of nothing else', () => {
  const updates = run(lidDetection(plant, parameters, { refitAfter: 15, refitWithin: 54 }));
  const first = updates.find(({ boxConductance }) => boxConductance !== parameters.boxConductance);
  assert.equal(first?.time, 48);
  assert.ok(Math.abs(first.boxConductance - 8) < 0.05, `${first.boxConductance}`);
  const later = updates
    .filter(({ time, lidOpen }) => time > 93 && lidOpen)
    .map(({ boxConductance }) => boxConductance);
  assert.ok(
    later.every((value) => value === later[0]),
    'samples after refitWithin change nothing',
  );
});

test('begins an opening anew where the clock was set back', () => {
  const detection = lidDetection(plant, parameters);
  const sample = { measured: 30, estimate: 34, heaterTemperature: 40, ...inputs };
  const { opening } = detection.update(null, { time: 900, ...sample });
  const again = detection.update(opening, { time: 0, ...sample });
  assert.deepEqual(
    again.opening?.samples.map(({ time }) => time),
    [0],
  );
});

test('keeps quiet where the estimate is near, however long', () => {
  const detection = lidDetection(plant, parameters);
  const sample = { time: 0, measured: 35, estimate: 34, heaterTemperature: 40, ...inputs };
  assert.deepEqual(detection.update(null, sample), {
    opening: null,
    lidOpen: false,
    difference: 1,
    boxConductance: 0.5,
  });
});
