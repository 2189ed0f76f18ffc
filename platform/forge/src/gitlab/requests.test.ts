import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';
import type { Forge } from '../forge.ts';
import { openGitLab } from './index.ts';

describe('a request to GitLab', () => {
  let gitlab: GitLabUnderTest;
  let owner: Forge;
  beforeAll(async () => {
    gitlab = await startGitLabUnderTest({ root: '/tools/gitlab' });
    owner = await (await gitlab.repository()).open('owner');
  });
  afterAll(() => gitlab.stop());
  beforeEach(() => void gitlab.server.takeRequests());

  const page = (status: number, headers = {}) =>
    gitlab.server.next({ kind: 'answer', status, headers, body: '<html>\n<h1>Sorry</h1></html>' });
  const label = { name: 'twin', color: 'ededed', description: '' };

  test('reaches a GitLab below the root of its host', async () => {
    const { url } = await owner.about();
    expect(new URL(url).pathname).toMatch(/^\/tools\/gitlab\/plant\/operators\/twins-\d+$/);
  });

  test('that reads is repeated after a failure of the server and a broken connection', async () => {
    page(502);
    gitlab.server.next({ kind: 'reset' });
    page(500);
    const before = owner.requests;
    expect(await owner.account()).toBe('gl-owner');
    expect(owner.requests - before).toBe(4);
  });

  test('that reads is given up after four attempts, without the text of the page', async () => {
    for (let times = 0; times < 4; times++) page(503);
    await expect(owner.account()).rejects.toMatchObject({
      code: 'forge-unreachable',
      message: expect.stringMatching(/does not answer: HTTP 503: <html> <h1>Sorry/),
    });
  });

  test('that changes something is sent once when the server fails', async () => {
    gitlab.server.next({ kind: 'answer', status: 502, body: '' }, 'writes');
    await expect(owner.ensureLabel({ ...label, name: 'once' })).rejects.toMatchObject({
      code: 'forge-unreachable',
    });
    expect(gitlab.server.takeRequests().filter((request) => request.startsWith('POST'))).toEqual([]);
  });

  test('waits as long as GitLab asks, also when it changes something', async () => {
    const waited: number[] = [];
    const { repository } = owner;
    const apiUrl = `${gitlab.server.world.url}/api/v4`;
    const wait = async (milliseconds: number) => void waited.push(milliseconds);
    const token = 'glpat-owner-0123456789';
    const forge = await openGitLab({ apiUrl, repository, token, markKey: 'x'.repeat(32), wait });
    const busy = { kind: 'answer', status: 429, body: 'Retry later\n' } as const;
    gitlab.server.next({ ...busy, headers: { 'retry-after': '7' } });
    gitlab.server.next({ ...busy, headers: { 'retry-after': '0' } }, 'writes');
    await forge.ensureLabel({ ...label, name: 'patient' });
    expect(waited).toEqual([7000, 1000]);
    gitlab.server.next({ ...busy, headers: { 'retry-after': '3600' } });
    await expect(forge.account()).rejects.toMatchObject({
      code: 'forge-busy',
      message: expect.stringContaining('no more requests for 3600 s'),
    });
    for (let times = 0; times < 3; times++) gitlab.server.next({ ...busy, headers: { 'retry-after': '40' } });
    await expect(forge.account()).rejects.toMatchObject({ code: 'forge-busy' });
  });

  test('to an address that answers with a page is not understood', async () => {
    page(200, { 'content-type': 'text/html' });
    await expect(owner.account()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
    gitlab.server.next({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"id": 1',
    });
    await expect(owner.account()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
  });

  test('is not refused silently: 401, 403 and 404 have errors of their own', async () => {
    for (const [status, code] of [
      [401, 'forge-refused'],
      [403, 'forge-refused'],
      [404, 'forge-not-found'],
      [422, 'forge-refused'],
    ] as const) {
      gitlab.server.next({
        kind: 'answer',
        status,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: { base: ['no\nway'] } }),
      });
      await expect(owner.account()).rejects.toMatchObject({
        code,
        message: expect.stringContaining('{"base":["no\\nway"]}'),
      });
    }
  });

  test('follows a renamed project, and takes the token to no other server', async () => {
    const seen: unknown[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const moved = (location: string, on: 'any' | 'writes' = 'any') =>
      gitlab.server.next({ kind: 'answer', status: 301, headers: { location }, body: '' }, on);
    moved(`${gitlab.server.world.url}/api/v4/user`);
    expect(await owner.account()).toBe('gl-owner');
    moved(`http://127.0.0.1:${port}/api/v4/user`);
    await expect(owner.account()).rejects.toMatchObject({ code: 'forge-answer-invalid' });
    moved(`http://127.0.0.1:${port}/api/v4/x`, 'writes');
    await expect(owner.ensureLabel({ ...label, name: 'moved' })).rejects.toMatchObject({
      code: 'forge-answer-invalid',
    });
    expect(seen).toEqual([]);
  });

  test('never leads to another address by a name', async () => {
    for (const name of ['..', '.']) {
      await expect(owner.ensureLabel({ ...label, name })).rejects.toMatchObject({ code: 'forge-refused' });
      await expect(owner.ensureRelease({ tag: name, title: 'x', body: '' })).rejects.toMatchObject({
        code: 'forge-refused',
      });
    }
    expect(gitlab.server.takeRequests()).toEqual([]);
  });

  test('ends when the command is interrupted', async () => {
    const interrupted = new AbortController();
    const { repository } = owner;
    const apiUrl = `${gitlab.server.world.url}/api/v4`;
    const { signal } = interrupted;
    const forge = await openGitLab({ apiUrl, repository, token: undefined, markKey: 'x'.repeat(32), signal });
    expect(await forge.about()).toMatchObject({ isPublic: true });
    interrupted.abort();
    await expect(forge.about()).rejects.toThrow(/abort/i);
  });

  test("has no account in a job, whose token is nobody's", async () => {
    const { repository } = owner;
    const apiUrl = `${gitlab.server.world.url}/api/v4`;
    const forge = await openGitLab({ apiUrl, repository, token: 'glcbt-64_x', markKey: 'x'.repeat(32) });
    expect(await forge.account()).toBeUndefined();
    expect(gitlab.server.takeRequests()).toEqual([]);
  });
});

test('a server that nobody runs does not answer', async () => {
  const forge = await openGitLab({
    apiUrl: 'http://127.0.0.1:1/api/v4',
    repository: 'a/b',
    token: undefined,
    markKey: 'x'.repeat(32),
    wait: async () => {},
  });
  await expect(forge.about()).rejects.toMatchObject({ code: 'forge-unreachable' });
});
