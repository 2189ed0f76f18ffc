import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { engineStatus } from '@dtaas/engine';
import { pack } from 'tar-stream';
import { workspaceImageForTests } from '../../images/testing/workspace-image.ts';
import { addressOf, type EngineAddress } from '../src/docker/connection/address.ts';
import { type DockerClient, dockerClient } from '../src/docker/connection/client.ts';
import { loadImage } from '../src/docker/images/load.ts';
import type { Owner } from '../src/docker/resources/mark.ts';
import { removeMarked } from '../src/docker/resources/remove.ts';

/** A Docker Engine for tests, with an image that has nothing in it. */
export interface EngineForTests {
  readonly host: string;
  readonly client: DockerClient;
  /** The id of the image. */
  readonly image: string;
  /** A twin that no other test has. */
  readonly owner: Owner;
  /** Removes all of the twin. */
  dispose(): Promise<void>;
}

/** Whether an engine answers. Asked with DTAAS_REQUIRE_ALL=1, the answer is yes, and the tests fail where there is none. */
export async function hasDocker(): Promise<boolean> {
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') return true;
  const client = dockerClient(hereAddress(), { environment: process.env, looks: true });
  const found = await client.call('GET', '/info', { task: 'describe itself' }).catch(() => undefined);
  if (found === undefined)
    console.log('The tests with a Docker Engine are skipped. To get it: test/components/docker.sh up');
  return found !== undefined;
}

function hereAddress(): EngineAddress {
  return addressOf({ host: hereHost() }, process.env);
}

export function hereHost(): string {
  return process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
}

export async function engineForTests(): Promise<EngineForTests> {
  const client = dockerClient(hereAddress(), { environment: process.env });
  const owner = { home: randomBytes(8).toString('hex'), instance: 'mill' };
  return {
    host: hereHost(),
    client,
    image: await emptyImage(client),
    owner,
    dispose: () => removeMarked(client, owner),
  };
}

const emptyName = 'dtaas-places-test:empty';

async function emptyImage(client: DockerClient): Promise<string> {
  const find = () =>
    client.call<{ readonly Id: string }>('GET', `/images/${emptyName}/json`, {
      task: 'look for the image of the tests',
      accepts: [404],
    });
  const found = await find();
  if (found) return found.Id;
  // The end of a tar file.
  const input = Buffer.alloc(1024);
  execFileSync('docker', ['--host', hereHost(), 'import', '-', emptyName], {
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return (await find())!.Id;
}

/** A container by the API alone, as nobody of ours makes one. */
export async function makeContainer(
  { client, image }: EngineForTests,
  name: string,
  labels: Readonly<Record<string, string>>,
  more: object = {},
): Promise<string> {
  const made = await client.call<{ readonly Id: string }>('POST', '/containers/create', {
    task: `make the container ${name}`,
    query: { name },
    body: { Image: image, Cmd: ['/nothing'], Labels: labels, ...more },
  });
  return made!.Id;
}

export async function makeVolume(
  { client }: EngineForTests,
  name: string,
  labels: Readonly<Record<string, string>>,
): Promise<void> {
  await client.call('POST', '/volumes/create', {
    task: `make the volume ${name}`,
    body: { Name: name, Labels: labels },
  });
}

export async function removeContainer({ client }: EngineForTests, name: string): Promise<void> {
  const query = { force: '1' };
  await client.call('DELETE', `/containers/${name}`, { task: `remove ${name}`, accepts: [404], query });
}

export async function removeVolume({ client }: EngineForTests, name: string): Promise<void> {
  await client.call('DELETE', `/volumes/${name}`, { task: `remove ${name}`, accepts: [404] });
}

/** The folder of Pulumi's plugin, or `undefined` where tests that need it are skipped. */
export async function dockerPlugin(): Promise<string | undefined> {
  const { plugins } = await engineStatus();
  const found = plugins.find(({ name }) => name === 'docker')?.found;
  if (found) return dirname(found.path);
  if (process.env['DTAAS_REQUIRE_ALL'] === '1')
    throw new Error("Pulumi's plugin docker is missing: test/components/pulumi-plugins.sh");
  console.log("The tests with Pulumi's plugin docker are skipped. To get it: dtaas engine install docker");
  return undefined;
}

/**
 * The id of the workspace image that the user keeps, which the engine is given if it lacks it; `undefined` where tests that need
 * one are skipped.
 */
export async function workspaceImage(host = hereHost()): Promise<string | undefined> {
  const kept = workspaceImageForTests();
  if (!kept) return undefined;
  const client = dockerClient(addressOf({ host }, process.env), { environment: process.env });
  await loadImage(client, kept.image, kept.folder);
  return kept.image.id;
}

interface ImageWanted {
  readonly folder: string;
  readonly name: string;
  readonly text: string;
  readonly mode?: number;
  /** Instructions of a Dockerfile. */
  readonly changes?: readonly string[];
}

/** An image like another one, with one more file. Returns its id. */
export async function imageWith(
  client: DockerClient,
  base: string,
  { folder, name, text, mode = 0o644, changes = [] }: ImageWanted,
): Promise<string> {
  type Made = { readonly Id: string };
  const task = 'make an image';
  const body = { Image: base, Cmd: ['/nothing'] };
  const { Id: container } = (await client.call<Made>('POST', '/containers/create', { task, body }))!;
  try {
    const archive = pack();
    archive.entry({ name, mode }, text);
    archive.finalize();
    await client.call('PUT', `/containers/${container}/archive`, {
      task,
      query: { path: folder },
      send: (target) => pipeline(archive, target),
    });
    return (await client.call<Made>('POST', '/commit', {
      task,
      query: { container, ...(changes.length > 0 ? { changes: changes.join('\n') } : {}) },
    }))!.Id;
  } finally {
    await client.call('DELETE', `/containers/${container}`, { task, query: { force: '1' } });
  }
}

export async function removeImage(client: DockerClient, id: string): Promise<void> {
  const query = { force: '1' };
  await client.call('DELETE', `/images/${id}`, { task: `remove the image ${id}`, query, accepts: [404] });
}
