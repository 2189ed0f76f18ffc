import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, wrongWith } from '../../testing/gitlab/answers.ts';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';

test('the schemas of answers are those of the client that is installed', () => {
  const core = createRequire(import.meta.url).resolve('@gitbeaker/core');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${core}`), 'utf8'));
  const made = readFileSync(new URL('../../testing/gitlab/generated/answers.json', import.meta.url), 'utf8');
  expect(JSON.parse(made).$comment).toBe(`@gitbeaker/core ${version}`);
});

test('an answer with a field of another type, or without one, is wrong', () => {
  const label = answerOf('LabelSchema', { id: 1, name: 'twin', color: '#ededed' });
  expect(wrongWith('LabelSchema', label)).toBeUndefined();
  expect(wrongWith('LabelSchema[]', [label])).toBeUndefined();
  expect(wrongWith('LabelSchema', { ...label, id: '1' })).toContain('id must be number');
  expect(wrongWith('LabelSchema[]', [{ ...label, name: undefined }])).toContain("'name'");
  expect(wrongWith('LabelSchema[]', label)).toContain('must be array');
});

describe('the server', () => {
  let gitlab: GitLabUnderTest;
  let project: string;
  beforeAll(async () => {
    gitlab = await startGitLabUnderTest();
    const forge = await (await gitlab.repository()).open('owner');
    project = `/projects/${encodeURIComponent(forge.repository)}`;
  });
  afterAll(() => gitlab.stop());

  async function ask(method: string, path: string, body?: unknown, token = 'glpat-owner-0123456789') {
    const response = await fetch(`${gitlab.server.world.url}/api/v4${path}`, {
      method,
      headers: {
        'private-token': token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  test.each([
    ['an address that it does not know', 'GET', '/no-such', undefined, 404],
    ['a method that it does not know', 'PUT', '/user', undefined, 404],
    ['a parameter that it does not know', 'GET', '/user?statistics=true', undefined, 400],
    ['a field that it does not know', 'POST', 'labels', { name: 'a', color: '#ededed', archived: true }, 400],
    ['a parameter that is missing', 'POST', 'labels', { name: 'a' }, 400],
    ['a parameter of another kind', 'GET', 'labels/1?page=x', undefined, 400],
    ['a text that is no colour', 'POST', 'labels', { name: 'a', color: 'red' }, 400],
  ])('refuses %s', async (_, method, path, body, status) => {
    const address = path.startsWith('/') ? path : `${project}/${path}`;
    expect(await ask(method, address, body)).toMatchObject({ status });
  });

  test('takes a parameter from the query and from the body alike', async () => {
    expect(await ask('POST', `${project}/labels?name=query&color=%23ededed`)).toMatchObject({ status: 201 });
    expect(await ask('POST', `${project}/labels`, { name: 'body', color: '#ededed' })).toMatchObject({
      status: 201,
    });
    const query = 'name=q/*&push_access_level=0&merge_access_level=0';
    expect(await ask('POST', `${project}/protected_branches?${query}`)).toMatchObject({ status: 201 });
  });

  test('refuses what only the paid editions take', async () => {
    const body = { name: 'paid', allowed_to_push: [{ deploy_key_id: 1 }] };
    expect(await ask('POST', `${project}/protected_branches`, body)).toMatchObject({ status: 403 });
    const query = 'name=paid&allowed_to_push[][deploy_key_id]=1';
    expect(await ask('POST', `${project}/protected_branches?${query}`)).toMatchObject({ status: 403 });
  });

  test('has pages', async () => {
    for (let index = 0; index < 3; index++)
      await ask('POST', `${project}/issues`, { title: `Issue ${index}` });
    const first = await ask('GET', `${project}/issues?per_page=2&sort=asc`);
    expect(first.body).toMatchObject([{ title: 'Issue 0' }, { title: 'Issue 1' }]);
    expect(first.headers.get('x-next-page')).toBe('2');
    expect(first.headers.get('link')).toMatch(/^<http[^>]+page=2[^>]*>; rel="next"$/);
    const second = await ask('GET', `${project}/issues?per_page=2&sort=asc&page=2`);
    expect(second.body).toMatchObject([{ title: 'Issue 2' }]);
    expect(second.headers.get('link')).toBeNull();
  });

  test('knows people by their tokens', async () => {
    expect(await ask('GET', '/user', undefined, 'glpat-nobody')).toMatchObject({
      status: 401,
      body: { message: '401 Unauthorized' },
    });
    const label = { name: 'x', color: '#ededed' };
    expect(await ask('POST', `${project}/labels`, label, 'glpat-stranger-0123456789')).toMatchObject({
      status: 403,
    });
  });
});
