import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counterPlatform } from '../../../testing/counter.ts';
import {
  type DockerDaemon,
  type DockerMachine,
  dockerDaemon,
  dockerMachine,
  hereHost,
  imageForDeployments,
  workspaceImageForTests,
} from '../../../testing/docker-machine.ts';
import { type Ended, type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// What keeps a twin out of containers. Each trouble has a message that says what to do, loses nothing, and once it is over the next
// deployment goes on.

const image = await imageForDeployments();
const absent = `sha256:${'0'.repeat(64)}`;

/** Expects that a command failed with this code, and a message that has these words. */
function expectTrouble({ code, stdout, stderr }: Ended, error: string, ...words: readonly string[]): void {
  const said = stdout + stderr;
  expect(code, said).not.toBe(0);
  for (const each of [error, ...words]) expect(said).toContain(each);
  expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
}

/** Runs a command that must succeed. */
async function done(clone: TemporaryClone, ...words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await clone.dtaas(words);
  expect(code, stdout + stderr).toBe(0);
}

describe('a twin that cannot come to a Docker Engine', { timeout: 300_000 }, () => {
  let docker: DockerMachine;
  let clone: TemporaryClone;
  let old: Server;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-old-'));
  const oldSocket = join(folder, 'docker.sock');
  beforeAll(async () => {
    docker = dockerMachine(hereHost(), image!);
    clone = await temporaryClone({ docker });
    // As Docker 19.03 answers.
    old = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ Version: '19.03.15', ApiVersion: '1.40', MinAPIVersion: '1.12' }));
    });
    await new Promise<void>((resolve) => void old.listen(oldSocket, resolve));
  }, 60_000);
  afterAll(async () => {
    old.close();
    await clone.remove();
    rmSync(folder, { recursive: true });
  }, 60_000);

  const place = async (settings: string): Promise<void> => {
    const platform = counterPlatform()['platform.yaml']!;
    await clone.commit({
      'platform.yaml': platform.replace('{kind: process}', `{kind: docker, settings: ${settings}}`),
    });
  };

  test.each<[what: string, settings: string, code: string, ...words: string[]]>([
    [
      'no engine',
      `{host: "unix://${folder}/none.sock", image: "${absent}"}`,
      'docker-missing',
      'none.sock',
      'apt-get install docker.io',
    ],
    [
      'an engine that is too old',
      `{host: "unix://${oldSocket}", image: "${absent}"}`,
      'docker-too-old',
      '19.03.15',
      'Upgrade it',
    ],
    ['an image that nobody has', `{image: "${absent}"}`, 'docker-image-missing', absent, 'dtaas images'],
  ])('because of %s', async (_, settings, code, ...words) => {
    await place(settings);
    expectTrouble(await clone.dtaas(['deploy', 'counter']), code, ...words);
    expectTrouble(await clone.dtaas(['plan', 'counter']), code);
  });

  test('because names are taken, until they are free', async () => {
    await place(`{host: "${docker.host}", image: "${image}"}`);
    const twin = `dtaas-${clone.home()!.slice(0, 12)}-counter`;
    const taken = [
      ['container', `${twin}_runner`, ['create', '--name', `${twin}_runner`, image!, 'true']],
      ['volume', `${twin}_data`, ['volume', 'create', `${twin}_data`]],
    ] as const;
    for (const [what, name, make] of taken) {
      docker.docker(...make);
      expectTrouble(await clone.dtaas(['deploy', 'counter']), 'docker-name-taken', name, 'docker inspect');
      // Nothing of the twin was made, and what has the name was not touched.
      expect(clone.workspaces()).toEqual([]);
      expect(docker.docker(what, 'inspect', '--format', '{{.Name}}', name)).toHaveLength(1);
      docker.docker(what, 'rm', name);
    }
    await done(clone, 'deploy', 'counter');
    await done(clone, 'terminate', 'counter', '--yes');
    expect(clone.workspaces()).toEqual([]);
  });
});

describe('a twin at an engine whose disk is full', { timeout: 600_000 }, () => {
  let daemon: DockerDaemon;
  let clone: TemporaryClone;
  beforeAll(async () => {
    daemon = await dockerDaemon(undefined, 200);
    clone = await temporaryClone({ docker: dockerMachine(daemon.host, image!) });
    mkdirSync(clone.stateHome, { recursive: true });
    // The command line loads the image, as it would from the state of the person who built it.
    symlinkSync(workspaceImageForTests()!.folder, join(clone.stateHome, 'images'));
  }, 120_000);
  afterAll(async () => {
    await clone.remove();
    await daemon.remove();
  }, 60_000);

  test('is not deployed, and is deployed once there is room', async () => {
    expectTrouble(
      await clone.dtaas(['deploy', 'counter']),
      'docker-disk-full',
      'no space left',
      'docker system df',
    );
    expect(clone.workspaces()).toEqual([]);
    daemon.enlarge(1000);
    await done(clone, 'deploy', 'counter');
  });
});
