import { readTest } from '../../twin-test/read-test.ts';
import { atKey, eachTwin } from '../rule.ts';

/** A test names what the twin has, in units and times that fit, and a platform that requires tests has one for each twin. */
export const testsCanBeRun = eachTwin(function* (resolved, resolution) {
  const { twin } = resolved;
  yield* readTest(resolved, resolution).problems;
  const isRequired = resolution.catalogue.platform?.value.spec.verification.requireTests;
  if (!isRequired || twin.value.spec.test) return;
  yield atKey(twin, ['spec'], {
    code: 'test-missing',
    message: `${resolved.name} has no test, but platform.yaml requires a test of each twin`,
    hint: 'Add `test` under `spec`, or set `verification: {requireTests: false}` in platform.yaml.',
  });
});
