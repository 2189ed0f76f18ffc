import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counterPlatform } from '../../../testing/counter.ts';
import { type FarMachine, farMachine } from '../../../testing/far-machine.ts';
import { deployAndExpectOne, expectNothingToDo, statusOf } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// The network to the machine of a twin is cut, and comes back.

describe.sequential('a twin on another machine', { timeout: 240_000 }, () => {
  let far: FarMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    far = await farMachine();
    clone = await temporaryClone({ far });
    await deployAndExpectOne(clone);
  }, 120_000);
  afterAll(async () => {
    far.link('up');
    await clone.dtaas(['terminate', 'counter', '--yes']);
    await clone.remove();
    await far.remove();
  });

  test('a network that is cut while a change is deployed: the next deploy completes it', async () => {
    const stride = Number(/stride: (\d+)/.exec(clone.git('show', 'HEAD:twins/counter/twin.yaml'))?.[1] ?? 1);
    await clone.commit(counterPlatform({ stride: stride + 1 }));
    const before = clone.runners();
    const cut = clone.dtaas(['deploy']);
    // The runner is being replaced.
    await expect.poll(() => clone.runners(), { timeout: 60_000, interval: 20 }).not.toEqual(before);
    far.link('down');
    expect((await cut).code).toBe(1);
    far.link('up');
    await deployAndExpectOne(clone);
    await expectNothingToDo(clone);
  });

  test('a network that is cut while a save is made: nothing is lost, and nothing is saved twice', async () => {
    const workspace = `/root/.local/state/dtaas/${clone.workspaces()[0]}`;
    const saving = clone.dtaas(['save', 'counter']);
    await expect
      .poll(() => far.run(`ls ${workspace}/ring || true`), { timeout: 60_000, interval: 20 })
      .not.toBe('');
    far.link('down');
    await saving;
    const refused = await clone.dtaas(['deploy']);
    expect(refused.code).toBe(1);
    expect(refused.stderr + refused.stdout).toContain('place-unreachable');
    far.link('up');
    await deployAndExpectOne(clone);
    await expectNothingToDo(clone);
  });

  test('a machine that is lost: the twin is given up, and released when the machine is back after all', async () => {
    expect((await clone.dtaas(['terminate', 'counter', '--abandon', '--yes'])).stderr).toContain(
      'place-answers',
    );
    far.link('down');
    expect(await statusOf(clone)).toMatchObject({ sync: 'Unknown', health: 'Unknown' });
    const { code, stdout, stderr } = await clone.dtaas(['terminate', 'counter', '--abandon', '--yes']);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/may still hold workspace, a dtaas:ssh:Workspace: [0-9a-f]{16}\/counter/);
    expect(clone.git('log', '-1', '--format=%B', 'state/counter')).toContain('nothing was released there');
    expect(await statusOf(clone)).toMatchObject({ sync: 'Synced', health: 'Terminated' });
    far.link('up');
    expect(clone.workspaces()).toHaveLength(1);
    expect((await clone.dtaas(['deploy'])).code).toBe(0);
    expect(clone.workspaces()).toEqual([]);
    expect((await clone.dtaas(['resume', 'counter'])).code).toBe(0);
    await deployAndExpectOne(clone);
  });
});
