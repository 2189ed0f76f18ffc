import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { pace, testRepository } from '../../../testing/github/github-under-test.ts';
import { type GithubServer, send, startGithub } from '../../../testing/github/server.ts';
import type { Forge } from '../../forge.ts';
import { openGithub } from '../open-github.ts';

let github: GithubServer;
let forge: Forge;
beforeAll(async () => {
  github = await startGithub();
  forge = await (await testRepository(github, 'twins')).open('owner');
});
afterAll(() => github.stop());
beforeEach(() => {
  expect(github.faults).toEqual([]);
  github.requests.length = 0;
});

const label = { name: 'twin', color: 'ededed', description: '' };

/** The next request of a method is answered so, as often as is said. */
function next(method: string, answer: (response: ServerResponse) => void, times = 1): void {
  for (let time = 0; time < times; time++)
    github.faults.push({
      before: (request, response) => {
        if (request.method !== method) return false;
        answer(response);
        return true;
      },
    });
}

const sent = (method: string) => github.requests.filter((request) => request.method === method).length;
const reset = (response: ServerResponse) => void response.destroy();
const gateway = (response: ServerResponse) =>
  void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');

describe('a limit of GitHub', () => {
  const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };

  test('is waited for, and the request is sent again', async () => {
    next('POST', (response) => send(response, 403, secondary, { 'retry-after': '3' }), 2);
    await forge.ensureLabel({ ...label, name: 'limited' });
    expect(sent('POST')).toBe(3);
  });

  test('that lasts too long is said with its seconds', async () => {
    next('GET', (response) => send(response, 429, secondary, { 'retry-after': '3600' }));
    const busy = { code: 'forge-busy', message: expect.stringContaining('3600 s') };
    await expect(forge.about()).rejects.toMatchObject(busy);
    expect(sent('GET')).toBe(1);
  });

  test('of an hour is read from its time', async () => {
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1800),
    };
    next('GET', (response) => send(response, 403, { message: 'API rate limit exceeded' }, headers));
    await expect(forge.about()).rejects.toMatchObject({ code: 'forge-busy' });
  });

  test('that never ends is not waited for without end', async () => {
    next('GET', (response) => send(response, 403, secondary, { 'retry-after': '1' }), 4);
    await expect(forge.about()).rejects.toMatchObject({ code: 'forge-busy' });
    expect(sent('GET')).toBe(4);
  });
});

describe('a server or a network that fails', () => {
  test.each([
    ['an error of a gateway', gateway],
    ['a connection that breaks', reset],
  ])('%s: a read is repeated', async (_, fail) => {
    next('GET', fail, 2);
    expect(await forge.about()).toMatchObject({ defaultBranch: 'main' });
    expect(sent('GET')).toBe(3);
  });

  test.each([
    ['an error of a gateway', gateway],
    ['a connection that breaks', reset],
  ])('%s: what changes something is sent once', async (name, fail) => {
    next('POST', fail);
    const made = forge.ensureLabel({ ...label, name });
    await expect(made).rejects.toMatchObject({ code: 'forge-unreachable' });
    expect(sent('POST')).toBe(1);
  });

  test('half an answer is no answer', async () => {
    next(
      'GET',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"full_name": "plant/tw', () => response.destroy());
      },
      4,
    );
    await expect(forge.about()).rejects.toMatchObject({ code: 'forge-unreachable' });
  });

  test('a request that takes too long ends', async () => {
    const impatient = await openGithub({
      apiUrl: github.apiUrl,
      repository: 'plant/twins',
      token: github.state.tokenOf('owner'),
      markKey: 'x'.repeat(32),
      pace: { ...pace, timeoutMs: 2_000 },
    });
    next('POST', () => {});
    const slow = impatient.ensureLabel({ ...label, name: 'slow' });
    const said = { code: 'forge-unreachable', message: expect.stringContaining('no answer in 2 s') };
    await expect(slow).rejects.toMatchObject(said);
  });

  test('a stop ends the repetitions', async () => {
    const stop = new AbortController();
    const stopped = await openGithub({
      apiUrl: github.apiUrl,
      repository: 'plant/twins',
      token: github.state.tokenOf('owner'),
      markKey: 'x'.repeat(32),
      signal: stop.signal,
      pace,
    });
    next('GET', () => stop.abort(new Error('stopped by a person')));
    await expect(stopped.about()).rejects.toThrow('stopped by a person');
    expect(sent('GET')).toBe(2);
  });
});

describe("an answer that isn't GitHub's", () => {
  test.each([
    ['a page with success', 200, '<html>Log in</html>', 'forge-answer-invalid'],
    ['a page of a proxy', 403, '<html>Blocked</html>', 'forge-answer-invalid'],
    ['a page that is not found', 404, '<html>No</html>', 'forge-answer-invalid'],
  ])('%s', async (_, status, page, code) => {
    next('GET', (response) => void response.writeHead(status, { 'content-type': 'text/html' }).end(page));
    await expect(forge.about()).rejects.toMatchObject({ code });
    expect(sent('GET')).toBe(1);
  });

  test('GitHub’s explanation stays on one line of the terminal', async () => {
    next('POST', (response) => send(response, 422, { message: 'a\u001b[31m\nb\u202ec', errors: ['d'] }));
    const refused = { code: 'forge-refused', message: expect.stringContaining('a [31m bc; d') };
    await expect(forge.ensureLabel({ ...label, name: 'bad' })).rejects.toMatchObject(refused);
  });
});

describe('a redirect', () => {
  test('of a renamed repository is followed, and its new name is used from then on', async () => {
    const { state, apiUrl } = github;
    const renamed = await testRepository(github, 'new-name');
    const repository = state.find('plant', 'new-name');
    if (repository) state.renamed.set('plant/old-name', repository);
    const opened = await renamed.open('owner', 'plant/old-name');
    expect(opened.repository).toBe('plant/new-name');
    expect(apiUrl).toBeDefined();
    github.requests.length = 0;
    await opened.ensureLabel(label);
    expect(github.requests.every(({ path }) => path.startsWith('/repos/plant/new-name/'))).toBe(true);
  });

  test('of a request that creates something keeps its method and its body', async () => {
    for (const status of [301, 302, 307, 308]) {
      const location = `${github.apiUrl}/repos/plant/twins/labels`;
      next('POST', (response) => void response.writeHead(status, { location }).end());
      await forge.ensureLabel({ ...label, name: `moved-${status}` });
      expect(sent('POST')).toBe(2);
      expect(github.state.find('plant', 'twins')?.labels.has(`moved-${status}`)).toBe(true);
      github.requests.length = 0;
    }
  });

  test('to another host is not followed, so that it never sees the token', async () => {
    const seen: unknown[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/repos/plant/twins`;
    next('GET', (response) => void response.writeHead(301, { location }).end());
    await expect(forge.about()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
    expect(seen).toEqual([]);
  });

  test('in a circle ends', async () => {
    const location = `${github.apiUrl}/repos/plant/twins`;
    next('GET', (response) => void response.writeHead(301, { location }).end(), 6);
    await expect(forge.about()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
    expect(sent('GET')).toBe(6);
  });
});
