import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type DockerDaemon,
  type DockerMachine,
  dockerDaemon,
  dockerMachine,
  hereHost,
  imageForDeployments,
  mayRunDaemon,
  workspaceImage,
} from '../../../testing/docker-machine.ts';
import {
  killRepair,
  loseAndHeal,
  loseRunnerWithSnapshot,
  losses,
  repairSteps,
  replaceAsset,
} from '../../../testing/docker-scenes.ts';
import { deployAndExpectOne, statusOf } from '../../../testing/kill-scenes.ts';
import { expectSlowRunnerIsKept } from '../../../testing/slow-runner.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// Containers and volumes of a running twin that somebody ends or removes, and a Docker Engine that dies. The next look shows the
// loss, and the next deploy heals it.

const image = await imageForDeployments();

describe.skipIf(!image)('a twin in containers', { timeout: 300_000 }, () => {
  let docker: DockerMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    docker = dockerMachine(hereHost(), image!);
    clone = await temporaryClone({ docker });
    await deployAndExpectOne(clone);
  }, 300_000);
  afterAll(() => clone.remove(), 60_000);

  test.each(Object.entries(losses))('comes back without %s', (_what, loss) =>
    loseAndHeal(clone, docker, loss),
  );

  test('keeps a runner that answers slowly', () =>
    expectSlowRunnerIsKept(clone, (name) => {
      docker.docker('kill', '--signal', name, ...docker.containers(clone.home()!, 'runner'));
    }));

  test('continues from the snapshot that a runner left whose container is gone', () =>
    loseRunnerWithSnapshot(clone, docker));

  test.each([...repairSteps.commandLine, ...repairSteps.plugin])(
    'comes back after a deployment that was killed at %s while it brought a component back',
    (fault) => killRepair(clone, docker, fault),
  );
});

describe.skipIf(!image || !mayRunDaemon())('kill -9 of a Docker Engine', { timeout: 300_000 }, () => {
  let daemon: DockerDaemon;
  let clone: TemporaryClone;
  beforeAll(async () => {
    daemon = await dockerDaemon();
    const there = await workspaceImage(daemon.host);
    clone = await temporaryClone({ docker: dockerMachine(daemon.host, there!) });
    await deployAndExpectOne(clone);
  }, 300_000);
  afterAll(async () => {
    await clone.remove().finally(() => daemon.remove());
  }, 120_000);

  test('shows at the next look, and the next deploy heals it', async () => {
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const { snapshot } = await statusOf(clone);
    await daemon.kill();
    expect(await statusOf(clone)).toMatchObject({ health: 'Unknown', error: { code: expect.any(String) } });
    expect((await clone.dtaas(['deploy'])).code).toBe(1);
    // The engine ends its containers when it starts again.
    await daemon.start();
    expect(await statusOf(clone)).toMatchObject({ health: 'Missing' });
    const status = await deployAndExpectOne(clone);
    expect(status.restore).toMatchObject({ outcome: 'restored', from: snapshot });
  });

  test.each(['saved', 'staged', 'before-up', 'workspace-written', 'runner-spawned', 'after-up', 'started'])(
    'while it deploys other files, at %s',
    (fault) =>
      replaceAsset(clone, async () => {
        await clone.dtaas(['deploy'], { fault });
        await daemon.kill();
        await daemon.start();
      }),
  );

  test('in the middle of a deployment of other files', () =>
    replaceAsset(clone, async () => {
      const before = clone.runners();
      const deploying = clone.dtaas(['deploy']);
      await expect.poll(() => clone.runners(), { timeout: 60_000, interval: 20 }).not.toEqual(before);
      await daemon.kill();
      expect((await deploying).code).toBe(1);
      await daemon.start();
    }));
});
