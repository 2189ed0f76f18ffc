import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { chooseFaults } from '../../../testing/choose-faults.ts';
import { engineForTests } from '../../../testing/engine-for-tests.ts';
import { deployAndExpectOne, scenes, statusOf, steps } from '../../../testing/kill-scenes.ts';
import { lostPlaceSteps } from '../../../testing/lost-place-scenes.ts';
import { expectSlowRunnerIsKept } from '../../../testing/slow-runner.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// One life, killed three times. Which steps depends on the commit that is tested, so that many commits try them all;
// `npm run acceptance kill` tries each.

describe('the kills of one life', () => {
  const ids = Array.from({ length: 500 }, (_, index) => `commit ${index}`);

  it('are the same for the same commit', () => {
    for (const id of ids.slice(0, 20)) expect(chooseFaults(id)).toEqual(chooseFaults(id));
  });

  it('are every step of every operation, over many commits', () => {
    const chosen = new Set(
      ids.flatMap((id) => chooseFaults(id)).map(([operation, fault]) => `${operation} ${fault}`),
    );
    const all = Object.entries(steps).flatMap(([operation, faults]) =>
      faults.map((fault) => `${operation} ${fault}`),
    );
    expect([...chosen].sort()).toEqual(all.sort());
  });

  it('are at every step that the source names', () => {
    const folder = fileURLToPath(new URL('..', import.meta.url));
    const source = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/.test(name));
    const named = source.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/faultPoint\('([\w-]+)'\)/g)].map(
        ([, step]) => step,
      ),
    );
    const killed = Object.values<readonly string[]>({ ...steps, ...lostPlaceSteps }).flat();
    expect(killed).toEqual(expect.arrayContaining(named));
  });
});

describe.skipIf((await engineForTests()) === undefined).sequential('one life of a twin', () => {
  let clone: TemporaryClone;
  beforeAll(async () => {
    clone = await temporaryClone();
  }, 60_000);
  afterAll(() => clone.remove());

  test.each(chooseFaults())('%s, killed at %s', (operation, fault) => scenes[operation](clone, fault));

  test('a runner that is killed comes back from its last snapshot, not from nothing', async () => {
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const saved = (await statusOf(clone)).snapshot ?? '';
    const [workspace = ''] = clone.workspaces();
    const { pid } = JSON.parse(readFileSync(join(clone.stateHome, workspace, 'runner.json'), 'utf8')) as {
      pid: number;
    };
    process.kill(pid, 'SIGKILL');
    const status = await deployAndExpectOne(clone);
    expect(status.restore).toMatchObject({ outcome: 'restored', from: saved });
  });

  test(
    'a runner that answers slowly is not replaced',
    () => expectSlowRunnerIsKept(clone, (name) => void process.kill(clone.runners()[0]!, `SIG${name}`)),
    60_000,
  );
});
