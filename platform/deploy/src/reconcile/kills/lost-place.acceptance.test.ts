import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest';
import { type FarMachine, farMachine } from '../../../testing/far-machine.ts';
import { deployAndExpectOne } from '../../../testing/kill-scenes.ts';
import { loseAndBringHome, lostPlaceSteps, twoPlaces } from '../../../testing/lost-place-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// A machine is lost and comes back, and each of the two deployments is killed at each of its steps.

describe('kill -9, with the machine of the twin lost', () => {
  let far: FarMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    far = await farMachine();
  });
  afterAll(() => far.remove());
  beforeEach(async () => {
    clone = await temporaryClone({ far });
    await clone.commit(twoPlaces());
    await deployAndExpectOne(clone);
  });
  afterEach(async () => {
    far.link('up');
    await clone.dtaas(['terminate', 'counter', '--yes']);
    await clone.remove();
    far.endRunners();
    far.run('rm -rf /root/.local/state/dtaas/[0-9a-f]*');
  });

  const { elsewhere, home } = lostPlaceSteps;
  const pairs = home.map((step, index) => ({ elsewhere: elsewhere[index % elsewhere.length]!, home: step }));
  test.each(pairs)(
    'at $elsewhere of the deployment elsewhere and at $home of the one that empties the machine',
    (steps) => loseAndBringHome(clone, far, steps),
  );
});
