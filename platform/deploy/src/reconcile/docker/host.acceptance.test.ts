import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type DockerHost,
  dockerHost,
  dockerMachine,
  imageForDeployments,
  mayRunDockerHost,
  workspaceImage,
} from '../../../testing/docker-machine.ts';
import { deployAndExpectOne, statusOf } from '../../../testing/kill-scenes.ts';
import { type TemporaryClone, temporaryClone } from '../../../testing/temporary-clone.ts';

// A twin in containers of another machine, which ssh reaches. `npm run acceptance docker-hosts` has two machines, TLS, moves and losses.

const isPossible = mayRunDockerHost() && (await imageForDeployments()) !== undefined;

describe.skipIf(!isPossible).sequential('one life of a twin in containers of another machine', () => {
  let host: DockerHost;
  let clone: TemporaryClone;
  beforeAll(async () => {
    host = await dockerHost();
    vi.stubEnv('DTAAS_SSH_CONFIG', host.machine.config);
    // Certificates for other engines don't turn this one into an engine behind TLS.
    vi.stubEnv('DOCKER_CERT_PATH', host.certificates);
    const image = await workspaceImage(host.overTls);
    clone = await temporaryClone({ docker: dockerMachine(host.overSsh, image!, host.docker) });
  }, 120_000);
  afterAll(async () => {
    await clone?.remove();
    await host?.remove();
    vi.unstubAllEnvs();
  }, 60_000);

  test('is deployed over ssh, killed, and continues from its last save', async () => {
    await deployAndExpectOne(clone);
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const { snapshot } = await statusOf(clone);
    host.docker('kill', ...host.docker('ps', '--quiet'));
    expect(await statusOf(clone)).toMatchObject({ health: 'Missing' });
    const status = await deployAndExpectOne(clone);
    expect(status.restore).toMatchObject({ outcome: 'restored', from: snapshot });
  }, 180_000);

  test('leaves no container, network or volume when it is terminated', async () => {
    const { code, stderr } = await clone.dtaas(['terminate', 'counter', '--yes']);
    expect(code, stderr).toBe(0);
    expect(host.docker('ps', '--all', '--quiet')).toEqual([]);
    expect(host.docker('volume', 'ls', '--quiet')).toEqual([]);
    expect(host.docker('network', 'ls', '--quiet', '--filter', 'type=custom')).toEqual([]);
  }, 120_000);
});
