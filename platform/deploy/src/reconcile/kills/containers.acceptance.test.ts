import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dockerMachine, hereHost, imageForDeployments } from '../../../testing/docker-machine.ts';
import { replaceAsset, workspaceFaultPoints } from '../../../testing/docker-scenes.ts';
import { deployAndExpectOne, scenes, steps } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// Each operation of the life of a twin in containers, killed at each of its steps, and the engine's processes killed in the
// middle. ../docker/losses.acceptance.test.ts ends and removes containers, and kills Docker.

const image = await imageForDeployments();

describe.skipIf(!image)('kill -9 in the life of a twin in containers', { timeout: 300_000 }, () => {
  let clone: TemporaryClone;
  const begin = async (): Promise<void> => {
    clone = await temporaryClone({ docker: dockerMachine(hereHost(), image!) });
  };

  describe('of a first deployment', () => {
    beforeEach(begin, 60_000);
    afterEach(() => clone.remove(), 60_000);

    test.each(steps.firstDeployment)('at %s', (fault) => scenes.firstDeployment(clone, fault));
  });

  describe('after it', () => {
    beforeAll(async () => {
      await begin();
      await deployAndExpectOne(clone);
    }, 300_000);
    afterAll(() => clone.remove(), 60_000);

    test.each([...steps.change, ...workspaceFaultPoints])(
      'of the deployment of other files, at %s',
      (fault) =>
        replaceAsset(clone, async () => {
          const { code, signal, stderr } = await clone.dtaas(['deploy'], { fault });
          expect(code ?? signal, stderr).toBe(workspaceFaultPoints.includes(fault as never) ? 1 : 'SIGKILL');
        }),
    );

    test.each(['pulumi', 'stack-child-sdk.mjs', 'plugin.mjs', 'pulumi-resource-docker'])(
      'of %j, while it deploys other files',
      (program) =>
        replaceAsset(clone, async () => {
          const deploying = clone.dtaas(['deploy']);
          await expect.poll(() => clone.killEngine(program), { timeout: 60_000, interval: 5 }).toBe(true);
          const { code, stderr } = await deploying;
          expect(code, stderr).toBe(1);
        }),
    );

    test.each(steps.suspend)('of a suspend, at %s', (fault) => scenes.suspend(clone, fault));
    test.each(steps.tick)('of a tick that suspends an idle twin, at %s', (fault) =>
      scenes.tick(clone, fault),
    );
    test.each(steps.restore)('of a restore, at %s', (fault) => scenes.restore(clone, fault));
  });

  describe('with secrets', () => {
    beforeAll(begin, 60_000);
    afterAll(() => clone.remove(), 60_000);

    test.each(steps.secrets)('of a deployment of new ones, at %s', (fault) => scenes.secrets(clone, fault));
  });
});
