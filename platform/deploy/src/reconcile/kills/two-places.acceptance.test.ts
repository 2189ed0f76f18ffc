import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FarMachine, farMachine } from '../../../testing/far-machine.ts';
import { statusOf } from '../../../testing/kill-scenes.ts';
import { twoPlaces, workspacesHere } from '../../../testing/lost-place-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// `npm run acceptance lost-place` loses one of the machines.

describe.sequential('a twin for which the platform chooses between two machines', () => {
  let far: FarMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    far = await farMachine();
    clone = await temporaryClone({ far });
    await clone.commit(twoPlaces());
  }, 120_000);
  afterAll(async () => {
    far?.link('up');
    await clone?.dtaas(['terminate', 'counter', '--yes']);
    await clone?.remove();
    await far?.remove();
  });

  const deployed = async () => {
    const { code, stdout, stderr } = await clone.dtaas(['deploy']);
    expect(code, stderr + stdout).toBe(0);
  };

  test('is planned and made at one of them, and the biography has the reason', async () => {
    const reason = 'goes to far: far has no limit, 0 twins; here has no limit, 0 twins';
    expect((await clone.dtaas(['plan'])).stdout).toContain(reason);
    await deployed();
    expect(far.workspaces()).toHaveLength(1);
    expect(await statusOf(clone)).toMatchObject({ place: 'far', sync: 'Synced', health: 'Healthy' });
    expect((await clone.dtaas(['log', 'counter'])).stdout).toContain(reason);
  }, 120_000);

  test('stands still while it moves, for a time that the log shows', async () => {
    await clone.commit(twoPlaces('here'));
    await deployed();
    expect(far.workspaces()).toEqual([]);
    expect(workspacesHere(clone)).toHaveLength(1);
    const { stdout } = await clone.dtaas(['log', 'counter']);
    const [, seconds] =
      /stood still for (\d+\.\d) s, from its last step at far to its first one at here/.exec(stdout) ?? [];
    expect(Number(seconds)).toBeGreaterThan(0);
    await clone.commit(twoPlaces());
    // It stays where it is: the place fits.
    await deployed();
    expect(workspacesHere(clone)).toHaveLength(1);
    await clone.commit(twoPlaces('far'));
    await deployed();
    await clone.commit(twoPlaces());
    await deployed();
    expect(far.workspaces()).toHaveLength(1);
  }, 240_000);
});
