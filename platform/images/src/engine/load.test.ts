import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smallImage } from '../../testing/small-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { loadImage } from './load.ts';

/** Answers what Docker 20.10 answers. `load` may answer another status and body, and whether it took the image. */
async function engine(load: (response: ServerResponse) => boolean = (response) => !response.end('{}')) {
  const socketPath = join(temporaryFolder(), 'docker.sock');
  const received: Buffer[] = [];
  let isLoaded = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.writeHead(isLoaded ? 200 : 404).end('{}');
    received.push(await buffer(request));
    isLoaded = load(response) || isLoaded;
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    received,
    address: { name: 'here', open: () => connect(socketPath) },
    loaded: () => (isLoaded = true),
  };
}

const taken = (response: ServerResponse) => {
  response.end('{"stream":"Loaded image"}\n');
  return true;
};

describe('loadImage', () => {
  it('sends an archive that names the image', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    const { address, received } = await engine(taken);
    expect(await loadImage(image, address, folder)).toBe(true);
    expect(received[0]?.includes('manifest.json')).toBe(true);
    expect(received[0]?.includes(image.id.slice('sha256:'.length))).toBe(true);
  });

  it('sends nothing if the engine has the image', async () => {
    const folder = temporaryFolder();
    const image = await smallImage(folder);
    const { address, received, loaded } = await engine(taken);
    loaded();
    expect(await loadImage(image, address, folder)).toBe(false);
    expect(received).toEqual([]);
  });

  it.each<[string, (response: ServerResponse) => boolean, RegExp]>([
    [
      'an error in the middle of its answer',
      (response) => !response.end('{"errorDetail":{"message":"x"},"error":"write: no space left on device"}'),
      /did not take the image: write: no space left on device/,
    ],
    ['an error', (response) => !response.writeHead(500).end('{"message":"broken"}'), /broken/],
    ['success, and has no image', (response) => !response.end(''), /it answered 200/],
  ])('fails if the engine answers %s', async (_what, load, message) => {
    const folder = temporaryFolder();
    const { address } = await engine((response) => load(response) && false);
    await expect(loadImage(await smallImage(folder), address, folder)).rejects.toMatchObject({
      code: 'image-load-failed',
      message: expect.stringMatching(message),
    });
  });

  it("fails if the engine can't be reached", async () => {
    const folder = temporaryFolder();
    const address = { name: 'a machine', open: () => connect('/nonexistent.sock') };
    await expect(loadImage(await smallImage(folder), address, folder)).rejects.toMatchObject({
      code: 'image-engine-unreachable',
      message: expect.stringMatching(/^The Docker Engine at a machine can't be reached: .*ENOENT/),
    });
  });

  it('fails if no connection can be opened', async () => {
    const folder = temporaryFolder();
    const open = () => Promise.reject(new Error('no such host'));
    await expect(
      loadImage(await smallImage(folder), { name: 'a machine', open }, folder),
    ).rejects.toMatchObject({
      code: 'image-engine-unreachable',
      message: "The Docker Engine at a machine can't be reached: no such host.",
    });
  });

  it('fails if the engine hangs up in the middle', async () => {
    const folder = temporaryFolder();
    const { address } = await engine((response) => !response.destroy());
    await expect(loadImage(await smallImage(folder), address, folder)).rejects.toMatchObject({
      code: 'image-engine-unreachable',
    });
  });
});
