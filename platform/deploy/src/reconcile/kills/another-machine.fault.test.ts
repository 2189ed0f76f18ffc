import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFaults } from '../../../testing/choose-faults.ts';
import { engineForTests } from '../../../testing/engine-for-tests.ts';
import { type FarMachine, farMachine, hasSshd } from '../../../testing/far-machine.ts';
import { deployAndExpectOne, scenes, statusOf } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// The same life as in kill.fault.test.ts, on another machine: what dies is the command line, or what works there. `npm run acceptance
// ssh ssh-network` tries each step, and cuts the network.

const possible = hasSshd() && (await engineForTests()) !== undefined;

describe.skipIf(!possible).sequential('one life of a twin on another machine', () => {
  let far: FarMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    far = await farMachine();
    clone = await temporaryClone({ far });
  }, 60_000);
  afterAll(async () => {
    await clone.remove();
    await far.remove();
  });

  test.each(chooseFaults())(
    '%s, killed at %s',
    (operation, fault) => scenes[operation](clone, fault),
    120_000,
  );

  test('a runner that is killed there comes back from its last snapshot', async () => {
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const saved = (await statusOf(clone)).snapshot ?? '';
    far.run(`kill -9 ${clone.runners()[0]}`);
    const status = await deployAndExpectOne(clone);
    expect(status.restore).toMatchObject({ outcome: 'restored', from: saved });
  }, 120_000);

  test('terminating it leaves nothing there, and its last state in git', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    expect((await statusOf(clone)).snapshot).toBeDefined();
  }, 120_000);
});
