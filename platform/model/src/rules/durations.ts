import { secondsOf } from '../parameters/index.ts';
import { at, eachAsset, eachTwin } from './rule.ts';

/** Between two scheduled saves the twin has time to run. */
export const savesAreSpaced = eachTwin(function* ({ twin }) {
  const { every } = twin.value.spec.lifecycle.save;
  if (every === undefined || secondsOf(every) !== 0) return;
  yield at(twin, ['spec', 'lifecycle', 'save', 'every'], {
    code: 'save-every-zero',
    message: 'The twin would be saved again as soon as it is saved, and hardly run',
    hint: 'Write the time between two saves, e.g. 1h, or remove `every` to save the twin only when asked.',
  });
});

/** A test that may take no time can only fail. */
export const testsHaveTime = eachAsset(function* (asset) {
  const { timeout } = asset.value.spec.test ?? {};
  if (timeout === undefined || secondsOf(timeout) !== 0) return;
  yield at(asset, ['spec', 'test', 'timeout'], {
    code: 'timeout-zero',
    message: 'With a timeout of zero every run of the tests would fail',
    hint: 'Write how long the tests may take, e.g. 60s, or remove `timeout`.',
  });
});
