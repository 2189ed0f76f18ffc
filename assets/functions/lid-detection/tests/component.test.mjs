import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';

const parameters = { threshold: 1, refitAfter: 9, refitWithin: 60 };
const clock = { mode: 'lockstep', stepSeconds: 3, epoch: 1_577_836_800 };
const inputs = Array.from({ length: 12 }, (_, k) => ({
  measured: 35 - Math.max(0, k - 3) * 0.7,
  estimate: 35,
  heaterTemperature: 45,
  roomTemperature: 20,
  heaterOn: true,
}));

test('says when, and after a while how much', () => {
  const outputs = drive({ inputs, parameters, config: { clock } });
  assert.equal(
    outputs.findIndex(({ lidOpen }) => lidOpen),
    5,
  );
  const refitted = outputs.filter(({ boxConductance }) => boxConductance !== outputs[0].boxConductance);
  assert.equal(refitted.length, 12 - 8);
});

test('forgets an opening that is over', () => {
  const closed = { ...inputs[0] };
  const again = [...inputs, closed, closed, ...inputs];
  const outputs = drive({ inputs: again, parameters, config: { clock } });
  assert.deepEqual(
    outputs.slice(14).map(({ lidOpen }) => lidOpen),
    outputs.slice(0, 12).map(({ lidOpen }) => lidOpen),
  );
});

test('saved in the middle of an opening equals never saved', () =>
  void resumes({ inputs, parameters, config: { clock } }));
