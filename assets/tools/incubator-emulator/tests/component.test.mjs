import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, resumes } from '@dtaas/component/testing';

const parameters = { initialTemperature: 30, fanHeat: 1, lidOpensAt: 30, lidStaysOpen: 30, seed: 42 };
const inputs = Array.from({ length: 40 }, (_, k) => (k === 0 ? {} : { heater: k % 9 < 5 }));
const clock = { mode: 'lockstep', stepSeconds: 3, epoch: 1_577_836_800 };

test('saved half-way equals never saved, noise and lid included', () => {
  const outputs = resumes({ inputs, parameters, config: { clock } });
  assert.equal(outputs.filter(({ lidOpen }) => lidOpen).length, 10);
});

test('has no time of its own', () => {
  assert.throws(
    () => drive({ inputs, config: { clock: { mode: 'wall' } } }),
    /needs a lockstep clock, or steps/,
  );
});
