import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { counterPlatform } from '../../../testing/counter.ts';
import { engineForTests } from '../../../testing/engine-for-tests.ts';
import { deployAndExpectOne, expectNothingToDo, scenes, steps } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// Each operation of a twin's life, killed at each of its steps, and the engine's processes killed in the middle.

describe.skipIf((await engineForTests()) === undefined)('kill -9', () => {
  let clone: TemporaryClone;

  describe('of a first deployment', () => {
    beforeEach(async () => {
      clone = await temporaryClone();
    });
    afterEach(() => clone.remove());

    test.each(steps.firstDeployment)('at %s', (fault) => scenes.firstDeployment(clone, fault));
  });

  describe('in the life of one twin', () => {
    beforeAll(async () => {
      clone = await temporaryClone();
      await deployAndExpectOne(clone);
    });
    afterAll(() => clone.remove());

    test.each(steps.change)('of the deployment of a change, at %s', (fault) => scenes.change(clone, fault));
    test.each(steps.suspend)('of a suspend, at %s', (fault) => scenes.suspend(clone, fault));
    test.each(steps.tick)('of a tick that suspends an idle twin, at %s', (fault) =>
      scenes.tick(clone, fault),
    );
    test.each(steps.restore)('of a restore, at %s', (fault) => scenes.restore(clone, fault));

    test.each(['pulumi', 'stack-child.mjs', 'plugin.mjs'])(
      'of %j, while it deploys a change',
      async (program) => {
        await clone.commit(counterPlatform({ stride: 100 + program.length }));
        const deploying = clone.dtaas(['deploy']);
        await expect.poll(() => clone.killEngine(program), { interval: 5 }).toBe(true);
        const killed = await deploying;
        expect(killed.code, killed.stderr).toBe(1);
        const status = await deployAndExpectOne(clone);
        expect(status.restore).toMatchObject({ outcome: 'restored' });
        await expectNothingToDo(clone);
      },
    );
  });

  // Of its own, since a twin keeps no more snapshots than its lifecycle says.
  describe('in the life of a twin with secrets', () => {
    beforeAll(async () => {
      clone = await temporaryClone();
    });
    afterAll(() => clone.remove());

    test.each(steps.configure)('of a deployment of live parameters, at %s', (fault) =>
      scenes.configure(clone, fault),
    );
    test.each(steps.secrets)('of a deployment of new ones, at %s', (fault) => scenes.secrets(clone, fault));
  });
});
