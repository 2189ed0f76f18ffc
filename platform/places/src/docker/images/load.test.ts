import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { smallImage } from '@dtaas/images/testing/small-image';
import { temporaryFolder } from '@dtaas/images/testing/temporary-folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { engineForTests, hasDocker, removeImage } from '../../../testing/docker-engine.ts';
import { addressOf } from '../connection/address.ts';
import { type DockerClient, dockerClient } from '../connection/client.ts';
import { loadImage } from './load.ts';

type Load = (response: ServerResponse) => boolean;

/** An engine that answers as Docker 20.10 does. `load` answers to the archive, and returns whether it took the image. */
async function engine(load: Load): Promise<{ readonly client: DockerClient; readonly received: Buffer[] }> {
  const socket = join(temporaryFolder(), 'docker.sock');
  const received: Buffer[] = [];
  let isLoaded = false;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/version') return void response.end('{"ApiVersion":"1.41","MinAPIVersion":"1.12"}');
    if (request.method === 'GET') return void response.writeHead(isLoaded ? 200 : 404).end('{}');
    received.push(await buffer(request));
    isLoaded = load(response) || isLoaded;
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, client: dockerClient(addressOf({ host: `unix://${socket}` }, {}), { environment: {} }) };
}

const took: Load = (response) => {
  response.end('{"stream":"Loaded image"}\n');
  return true;
};

describe('an image that this machine keeps', () => {
  it('is sent in an archive that names it, once', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    const { client, received } = await engine(took);
    expect(await loadImage(client, image, folder)).toBe(true);
    expect(received[0]?.includes('manifest.json')).toBe(true);
    expect(received[0]?.includes(image.id.slice('sha256:'.length))).toBe(true);
    expect(await loadImage(client, image, folder)).toBe(false);
    expect(received).toHaveLength(1);
  });

  it.each<[string, string, RegExp, Load]>([
    [
      'answers an error in the middle',
      'docker-disk-full',
      /could not load the image workspace: write: no space left on device\.$/,
      (response) => !response.end('{"errorDetail":{"message":"x"},"error":"write: no space left on device"}'),
    ],
    [
      'answers an error',
      'docker-request-refused',
      /broken/,
      (response) => !response.writeHead(500).end('{"message":"broken"}'),
    ],
    [
      'takes the archive, and lacks the image',
      'docker-request-refused',
      /lacks the image/,
      (response) => !response.end(''),
    ],
    ['hangs up', 'docker-unreachable', /can't be reached/, (response) => !response.destroy()],
    [
      'hangs up in the middle of its answer',
      'docker-unreachable',
      /can't be reached/,
      (response) => !response.write('{"stream":"Load', () => response.destroy()),
    ],
  ])('fails if the engine %s', async (_what, code, message, load) => {
    const folder = temporaryFolder();
    const { client } = await engine((response) => load(response) && false);
    await expect(loadImage(client, await smallImage(folder), folder)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});

describe.skipIf(!(await hasDocker()))('a Docker Engine', () => {
  it('takes an image once, and knows it by its id and by a tag', async () => {
    const { client, host } = await engineForTests();
    const folder = temporaryFolder();
    // No other run has this image.
    const image = await smallImage(folder, randomUUID());
    onTestFinished(() => removeImage(client, image.id));
    expect(await loadImage(client, image, folder)).toBe(true);
    expect(await loadImage(client, image, folder)).toBe(false);
    const format = '{{.Id}} {{len .RepoTags}} {{.Config.User}}';
    const words = ['--host', host, 'image', 'inspect', '--format', format, image.id];
    expect(spawnSync('docker', words, { encoding: 'utf8' }).stdout.trim()).toBe(`${image.id} 1 1000`);
  });
});
