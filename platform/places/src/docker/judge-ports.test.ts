import type { ExposureSpec } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterSpec } from '../../testing/counter-workspace.ts';
import { workspaceImage } from '../../testing/docker-engine.ts';
import {
  type DockerNetwork,
  dockerNetwork,
  hasWorkspaceImage,
  mayRunNetwork,
} from '../../testing/docker-network.ts';
import { addressOf } from './connection/address.ts';
import { type DockerClient, dockerClient } from './connection/client.ts';
import { judgePorts } from './judge-ports.ts';
import { labelsOf } from './resources/mark.ts';

const isTested = mayRunNetwork() && hasWorkspaceImage();
const [mill, plant] = ['mill', 'plant'].map((instance) => ({ home: '0123456789abcdef', instance }));

describe.skipIf(!isTested)('a port of the machine of a Docker Engine', { timeout: 120_000 }, () => {
  let network: DockerNetwork;
  let client: DockerClient;
  let image: string;
  beforeAll(async () => {
    network = await dockerNetwork();
    const { host } = network.daemon;
    client = dockerClient(addressOf({ host }, process.env), { environment: process.env });
    image = (await workspaceImage(host))!;
    const task = 'start a twin that has a port';
    const made = await client.call<{ readonly Id: string }>('POST', '/containers/create', {
      task,
      query: { name: 'runner-of-plant' },
      body: {
        Image: image,
        Cmd: ['sleep', 'infinity'],
        Labels: labelsOf(plant!, 'runner'),
        ExposedPorts: { '8001/tcp': {} },
        HostConfig: { PortBindings: { '8001/tcp': [{ HostIp: '127.0.0.1', HostPort: '8086' }] } },
      },
    });
    await client.call('POST', `/containers/${made!.Id}/start`, { task });
  }, 120_000);
  afterAll(() => network?.remove(), 60_000);

  const refusal = async (exposure: Partial<ExposureSpec>, owner = mill!) => {
    const page = { component: 'counter', endpoint: 'web', address: '127.0.0.1', ...exposure };
    const workspace = { ...counterSpec(owner.instance, 3), expose: { page } };
    const error = await judgePorts(client, owner, image, workspace);
    return error && [error.code, error.message.replace(/.*could not /, '')];
  };

  it('that another twin has is refused', async () => {
    for (const address of ['127.0.0.1', '0.0.0.0'])
      expect(await refusal({ port: 8086, address })).toEqual([
        'docker-port-taken',
        `open port 8086 of ${address} for infrastructure.expose.page: the container runner-of-plant has that port.`,
      ]);
  });

  it('that a program of the machine has is refused', async () => {
    expect(await refusal({ port: 7777 })).toEqual([
      'docker-port-taken',
      'open port 7777 of 127.0.0.1 for infrastructure.expose.page: another program of the machine has that port.',
    ]);
  });

  it('at an address that the machine does not have is refused', async () => {
    expect(await refusal({ port: 8090, address: '192.0.2.1' })).toEqual([
      'docker-port-taken',
      'open port 8090 of 192.0.2.1 for infrastructure.expose.page: the machine has no address 192.0.2.1.',
    ]);
  });

  it('that is free, or that the twin has already, is not refused', async () => {
    expect(await refusal({ port: 8090 })).toBeUndefined();
    expect(await refusal({ port: 8086 }, plant)).toBeUndefined();
    expect(await refusal({})).toBeUndefined();
    const query = { all: '1', filters: JSON.stringify({ label: ['dtaas.helper'] }) };
    expect(await client.call('GET', '/containers/json', { task: 'list helpers', query })).toEqual([]);
  });
});
