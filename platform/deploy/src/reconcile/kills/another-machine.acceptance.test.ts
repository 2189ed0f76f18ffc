import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FarMachine, farMachine } from '../../../testing/far-machine.ts';
import { deployAndExpectOne, scenes, steps } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// Each operation of a twin's life on another machine, killed at each of its steps.

describe('kill -9, with the twin on another machine', () => {
  let far: FarMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    far = await farMachine();
  });
  afterAll(() => far.remove());

  describe('of a first deployment', () => {
    beforeEach(async () => {
      clone = await temporaryClone({ far });
    });
    afterEach(async () => {
      await clone.remove();
      far.endRunners();
      far.run('rm -rf /root/.local/state/dtaas/[0-9a-f]*');
    });

    test.each(steps.firstDeployment)('at %s', (fault) => scenes.firstDeployment(clone, fault));
  });

  const live = () => {
    beforeAll(async () => {
      clone = await temporaryClone({ far });
      await deployAndExpectOne(clone);
    });
    afterAll(async () => {
      const ended = await clone.dtaas(['terminate', 'counter', '--yes']);
      await clone.remove();
      expect(ended.code, ended.stderr).toBe(0);
      expect(far.workspaces()).toEqual([]);
    });
  };

  describe('in the life of one twin', () => {
    live();
    test.each(steps.change)('of the deployment of a change, at %s', (fault) => scenes.change(clone, fault));
    test.each(steps.suspend)('of a suspend, at %s', (fault) => scenes.suspend(clone, fault));
    test.each(steps.restore)('of a restore, at %s', (fault) => scenes.restore(clone, fault));
  });

  // Of its own, since a twin keeps no more snapshots than its lifecycle says.
  describe('in the life of a twin with secrets', () => {
    live();
    test.each(steps.secrets)('of a deployment of new ones, at %s', (fault) => scenes.secrets(clone, fault));
  });
});
