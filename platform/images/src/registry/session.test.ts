import type { ServerResponse } from 'node:http';
import { freePort } from '@dtaas/processes/testing/free-port';
import { describe, expect, it } from 'vitest';
import { type MemoryRegistry, memoryRegistry } from '../../testing/registry.ts';
import { smallImage } from '../../testing/small-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import type { RegistryOptions } from './options.ts';
import { pushImage } from './push.ts';
import { parseRepository } from './repository.ts';
import { registrySession } from './session.ts';
import { listTags } from './tags.ts';

const secret = 'REGISTRY';
const environment = { REGISTRY: 'ada:secret:1' };
const basic = `Basic ${Buffer.from('ada:secret:1').toString('base64')}`;

async function push(registry: MemoryRegistry, options: RegistryOptions = {}) {
  const folder = temporaryFolder();
  const image = await smallImage(folder);
  const session = registrySession(parseRepository(`${registry.address}/w`), { pausesMs: [1, 1], ...options });
  return { image, pushed: await pushImage(image, session, { folder, tags: ['v1'] }) };
}

const end = (response: ServerResponse, status: number, headers = {}, body = '') => {
  response.writeHead(status, headers).end(body);
  return true;
};

describe('credentials', () => {
  it('are sent as user and password if the registry asks for them', async () => {
    const registry = await memoryRegistry();
    registry.intercept = ({ headers }, response) =>
      headers.authorization !== basic && end(response, 401, { 'www-authenticate': 'Basic realm="r"' });
    const { image } = await push(registry, { secret, environment });
    expect(registry.manifests.has(image.digest)).toBe(true);
  });

  it('are exchanged for a token, again when it has expired', async () => {
    const registry = await memoryRegistry();
    let tokens = 0;
    const asked: string[] = [];
    registry.intercept = ({ url, method, headers }, response) => {
      if (url?.startsWith('/token')) {
        asked.push(`${headers.authorization} ${url}`);
        return end(response, 200, {}, JSON.stringify({ token: `t${++tokens}` }));
      }
      const challenge = `Bearer realm="http://${registry.address}/token",service="s",scope="repository:w:pull,push"`;
      // The first token is good for everything but manifests.
      const isGood =
        headers.authorization === `Bearer t${tokens}` && tokens > (url?.includes('manifests') ? 1 : 0);
      return !isGood && end(response, 401, { 'www-authenticate': challenge, method: method ?? '' });
    };
    await push(registry, { secret, environment });
    const request = `${basic} /token?service=s&scope=repository%3Aw%3Apull%2Cpush`;
    expect(asked).toEqual([request, request]);
  });

  it.each<[string, RegistryOptions, string, RegExp, RegExp]>([
    ['none are set', {}, 'Basic', /asks for a user and a password/, /platform\.yaml/],
    [
      'they are wrong',
      { secret, environment },
      'Basic',
      /wrong credentials \(401/,
      /Set the variable REGISTRY to user:password/,
    ],
    ['a variable is empty', { secret, environment: {} }, 'Basic', /asks for a user/, /REGISTRY/],
    ['the scheme is unknown', { secret, environment }, 'Negotiate', /unknown way/, /REGISTRY/],
    [
      'the token would be asked for without encryption',
      { secret, environment },
      'Bearer realm="http://token.example/"',
      /token\.example\/, which is not https/,
      /REGISTRY/,
    ],
  ])('are refused if %s', async (_why, options, challenge, message, hint) => {
    const registry = await memoryRegistry();
    registry.intercept = (_request, response) => end(response, 401, { 'www-authenticate': challenge });
    await expect(push(registry, options)).rejects.toMatchObject({
      code: 'registry-unauthorized',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it('are not sent to another server that takes the blobs', async () => {
    const [registry, other] = [await memoryRegistry(), await memoryRegistry()];
    const seen: (string | undefined)[] = [];
    other.intercept = ({ headers, method }, response) => {
      seen.push(headers.authorization);
      return method === 'PUT' && end(response, 201);
    };
    registry.intercept = ({ headers, method, url }, response) => {
      if (headers.authorization !== basic) return end(response, 401, { 'www-authenticate': 'Basic' });
      if (method === 'POST')
        return end(response, 202, { location: `http://${other.address}/v2/w/blobs/uploads/1` });
      return method === 'PUT' && url?.includes('manifests') === true && end(response, 201);
    };
    await push(registry, { secret, environment });
    expect(seen).toEqual([undefined, undefined]);
  });

  it('are in no error', async () => {
    const registry = await memoryRegistry();
    registry.intercept = (_request, response) => end(response, 401, { 'www-authenticate': 'Basic' });
    const error = await push(registry, { secret, environment }).catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/secret|YWRh/);
  });
});

describe('a registry that fails', () => {
  it('is asked again, and the upload of a blob is begun anew', async () => {
    const registry = await memoryRegistry();
    let failures = 0;
    registry.intercept = ({ method, url, socket }, response) => {
      if (method !== 'PUT' || !url?.includes('blobs') || failures >= 2) return false;
      // Once without an answer, once with one.
      if (failures++ === 0) socket.destroy();
      else end(response, 503);
      return true;
    };
    const { pushed, image } = await push(registry);
    expect(pushed.sent).toEqual([image.layer, image.config]);
    expect(registry.requests.filter((text) => text.startsWith('POST'))).toHaveLength(4);
  });

  it.each([
    ['busy', 503, 'registry-unreachable', /503/],
    ['read-only', 405, 'registry-refused', /refuses blob sha256:[0-9a-f]+: 405/],
    ['not for this user', 403, 'registry-unauthorized', /403/],
    ['full', 507, 'registry-full', /no space left/],
  ])('says that it is %s', async (_what, status, code, message) => {
    const registry = await memoryRegistry();
    registry.intercept = ({ method }, response) => method === 'PUT' && end(response, status);
    await expect(push(registry)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("says that its disk is full in the words of Debian's registry", async () => {
    const registry = await memoryRegistry();
    const body =
      '{"errors":[{"code":"UNKNOWN","detail":{"DriverName":"filesystem","Enclosed":"write: no space left on device"}}]}';
    registry.intercept = ({ method }, response) => method === 'PUT' && end(response, 500, {}, body);
    await expect(push(registry)).rejects.toMatchObject({ code: 'registry-full' });
  });

  it("can't be reached", async () => {
    const registry = { address: `127.0.0.1:${await freePort()}` } as MemoryRegistry;
    await expect(push(registry)).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: expect.stringMatching(/127\.0\.0\.1:\d+ can't be reached: .*ECONNREFUSED/),
    });
  });

  it('stored something else', async () => {
    const registry = await memoryRegistry();
    registry.intercept = ({ method, url }, response) =>
      method === 'PUT' &&
      url?.includes('manifests') === true &&
      end(response, 201, { 'docker-content-digest': 'sha256:0' });
    await expect(push(registry)).rejects.toMatchObject({ code: 'registry-refused' });
  });
});

it('reads a list of tags in pages', async () => {
  const registry = await memoryRegistry();
  registry.intercept = ({ url, method }, response) => {
    if (method === 'HEAD') return end(response, 200, { 'docker-content-digest': `sha256:${'a'.repeat(64)}` });
    const isFirst = !url?.includes('last=');
    const link = isFirst ? { link: '</v2/w/tags/list?last=b>; rel="next"' } : {};
    return end(response, 200, link, JSON.stringify({ tags: isFirst ? ['b', 'a'] : ['c'] }));
  };
  const tags = await listTags(registrySession(parseRepository(`${registry.address}/w`)));
  expect(tags.map(({ tag }) => tag)).toEqual(['a', 'b', 'c']);
});
