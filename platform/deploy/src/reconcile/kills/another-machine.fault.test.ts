import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFaults } from '../../../testing/choose-faults.ts';
import { counterPlatform } from '../../../testing/counter.ts';
import { engineForTests } from '../../../testing/engine-for-tests.ts';
import { type FarMachine, farMachine, hasSshd } from '../../../testing/far-machine.ts';
import { deployAndExpectOne, expectNothingToDo, scenes, statusOf } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// The same life as in kill.fault.test.ts, on another machine: what dies is the command line, or what works there. Then the
// network is cut. `npm run acceptance ssh` tries each step.

const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  encoding: 'utf8',
}).trim();

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

  test.each(chooseFaults(commit))(
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
  }, 180_000);

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
  }, 240_000);

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
  }, 240_000);

  test('terminating it leaves nothing there, and its last state in git', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    expect((await statusOf(clone)).snapshot).toBeDefined();
  }, 120_000);
});
