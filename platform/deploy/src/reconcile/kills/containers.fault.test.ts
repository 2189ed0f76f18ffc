import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseFaults } from '../../../testing/choose-faults.ts';
import {
  type DockerMachine,
  dockerMachine,
  hereHost,
  imageForDeployments,
} from '../../../testing/docker-machine.ts';
import { loseAndHeal, losses } from '../../../testing/docker-scenes.ts';
import { scenes } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// The same life as in kill.fault.test.ts, in containers. Then containers are ended and removed by hand. `npm run acceptance
// docker-kills docker-losses` tries each step and each loss, and kills Docker, too.

const commit = execFileSync('git', ['rev-parse', 'HEAD'], {
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  encoding: 'utf8',
}).trim();

const image = await imageForDeployments();

describe.skipIf(!image).sequential('one life of a twin in containers', { timeout: 300_000 }, () => {
  let docker: DockerMachine;
  let clone: TemporaryClone;
  beforeAll(async () => {
    docker = dockerMachine(hereHost(), image!);
    clone = await temporaryClone({ docker });
  }, 60_000);
  afterAll(() => clone.remove(), 60_000);

  test.each(chooseFaults(commit))('%s, killed at %s', (operation, fault) => scenes[operation](clone, fault));

  test.each(['the container of a component, removed', 'the container of a runner, removed'])(
    'without %s: the next look shows it, and the next deploy brings it back',
    (what) => loseAndHeal(clone, docker, losses[what]!),
  );

  test('terminating it leaves no container, network or volume', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(clone.workspaces()).toEqual([]);
  });
});
