import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { drive, resumes } from '@dtaas/component/testing';
import { initial, outputs, step } from './tank/src/model.mjs';

const command = ['node', fileURLToPath(new URL('../src/main.mjs', import.meta.url))];
const parameters = { level: 2, leak: 0.25 };
const tank = {
  path: fileURLToPath(new URL('tank', import.meta.url)),
  asset: 'models/tank',
  version: '1.0.0',
  kind: 'Model',
  parameters,
};
const config = {
  inputs: { inflow: { type: 'number', alias: 'tank1.inflow' } },
  outputs: {
    level: { type: 'number', alias: 'tank1.level' },
    change: { type: 'number', alias: 'der(level)' },
  },
  uses: { model: tank },
  clock: { stepSeconds: 3 },
};
const options = { command, config, parameters: { module: 'src/model.mjs', every: 1 } };
const inputs = [{}, { inflow: 1 }, {}, { inflow: 0.5 }, { inflow: 0 }, {}];

/** The outputs as the model itself gives them, each inflow held until the next. */
function expected() {
  let state = initial(parameters);
  let held = { 'tank1.inflow': 0 };
  return inputs.map(({ inflow }, k) => {
    if (k > 0) state = step(parameters, state, held, 3);
    held = { 'tank1.inflow': inflow ?? held['tank1.inflow'] };
    const { 'tank1.level': level, 'der(level)': change } = outputs(parameters, state, held);
    return { level, change };
  });
}

test('gives the outputs of the model, with each input held until the next', () => {
  assert.deepEqual(drive({ ...options, inputs }), expected());
});

test('saved half-way equals never saved', () => void resumes({ ...options, inputs }));

test('begins once each input has a value', () => {
  const more = { pressure: { type: 'number' } };
  const waiting = { ...options, config: { ...config, inputs: { ...config.inputs, ...more } } };
  const answers = drive({ ...waiting, inputs: [{ inflow: 1 }, {}, { pressure: 3 }, {}] });
  assert.deepEqual(answers.slice(0, 2), [{}, {}]);
  assert.deepEqual(answers[2], { level: 2, change: 0.5 });
  assert.ok(answers[3].level > 2);
});

test('begins with the defaults that the model declares', () => {
  const declared = { pressure: { type: 'number', default: 3 } };
  const whole = { ...options, config: { ...config, inputs: { ...config.inputs, ...declared } } };
  assert.deepEqual(drive({ ...whole, inputs }), expected());
});

test('says why a model can not be run', () => {
  const refused = (module) => drive({ ...options, parameters: { module, every: 1 }, inputs: [{}] });
  assert.throws(() => refused('src/nothing.mjs'), /src\/nothing\.mjs of model can't be loaded/);
  assert.throws(
    () => refused('../fixtures/empty.mjs'),
    /models\/tank 1\.0\.0 can't be run: .*doesn't export initial, step, outputs/,
  );
});
