import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFaults } from '../../../testing/choose-faults.ts';
import { dockerMachine, hereHost, imageForDeployments } from '../../../testing/docker-machine.ts';
import { scenes } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// The same life as in kill.fault.test.ts, in containers. `npm run acceptance docker-kills docker-losses` tries each step, ends and
// removes containers by hand, and kills Docker, too.

const image = await imageForDeployments();

describe.skipIf(!image).sequential('one life of a twin in containers', { timeout: 300_000 }, () => {
  let clone: TemporaryClone;
  beforeAll(async () => {
    clone = await temporaryClone({ docker: dockerMachine(hereHost(), image!) });
  }, 60_000);
  afterAll(() => clone.remove(), 60_000);

  test.each(chooseFaults())('%s, killed at %s', (operation, fault) => scenes[operation](clone, fault));

  test('terminating it leaves no container, network or volume', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(clone.workspaces()).toEqual([]);
  });
});
