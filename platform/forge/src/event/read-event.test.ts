import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEvent } from './read-event.ts';

const [one, two, none] = ['1'.repeat(40), '2'.repeat(40), '0'.repeat(40)];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-event-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const github = { GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://github.com' };
const gitea = { ...github, GITEA_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://git.example' };
const gitlab = { GITLAB_CI: 'true', CI_SERVER_URL: 'https://gitlab.com' };

const onActions = (name: string, content: unknown, environment: object = github) =>
  readEvent({ ...environment, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: fileOf(content) });
const onGitlab = (source: string, variables: object, payload?: unknown) =>
  readEvent({
    ...gitlab,
    CI_PIPELINE_SOURCE: source,
    ...variables,
    ...(payload === undefined ? {} : { TRIGGER_PAYLOAD: fileOf(payload) }),
  });

const end = (ref: string, sha: string, repository: string | null) => ({
  ref,
  sha,
  repo: repository === null ? null : { full_name: repository },
});
const request = (more: object = {}) => ({
  number: 7,
  title: 'Change the tank',
  user: { login: 'ada' },
  merged: false,
  base: end('main', one, 'plant/twins'),
  head: end('change', two, 'plant/twins'),
  ...more,
});

describe('a pull request', () => {
  const expected = {
    kind: 'pull-request',
    number: 7,
    action: 'updated',
    author: 'ada',
    title: 'Change the tank',
    base: { branch: 'main', commit: one },
    head: { branch: 'change', commit: two, repository: 'plant/twins' },
    isFork: false,
  };

  test.each([
    ['GitHub', 'synchronize', github],
    ['Gitea', 'synchronized', gitea],
  ])('of %s', async (_, action, environment) => {
    expect(await onActions('pull_request', { action, pull_request: request() }, environment)).toEqual(
      expected,
    );
  });

  test('of GitLab', async () => {
    const variables = {
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_TITLE: 'Change the tank',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: one,
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'change',
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '',
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'plant/twins',
      CI_MERGE_REQUEST_PROJECT_PATH: 'plant/twins',
      CI_COMMIT_SHA: two,
      GITLAB_USER_LOGIN: 'ada',
    };
    expect(await onGitlab('merge_request_event', variables)).toEqual(expected);
    // In a pipeline of the merged result, the commit of the pipeline is not the one that was pushed.
    const merged = { ...variables, CI_COMMIT_SHA: '3'.repeat(40), CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: two };
    expect(await onGitlab('merge_request_event', merged)).toEqual(expected);
    const fork = { ...variables, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'stranger/twins' };
    expect(await onGitlab('merge_request_event', fork)).toMatchObject({ isFork: true });
  });

  test('of GitLab, by a webhook', async () => {
    const payload = (attributes: object) => ({
      object_kind: 'merge_request',
      user: { username: 'ada' },
      object_attributes: {
        iid: 7,
        title: 'Change the tank',
        target_branch: 'main',
        source_branch: 'change',
        last_commit: { id: two },
        source: { path_with_namespace: 'plant/twins' },
        target: { path_with_namespace: 'plant/twins' },
        ...attributes,
      },
    });
    const base = { branch: 'main', commit: undefined };
    const push = payload({ action: 'update', oldrev: one });
    expect(await onGitlab('trigger', {}, push)).toEqual({ ...expected, base });
    expect(await onGitlab('trigger', {}, payload({ action: 'update' }))).toMatchObject({ action: 'other' });
    expect(await onGitlab('trigger', {}, payload({ action: 'merge' }))).toMatchObject({ action: 'merged' });
  });

  test.each([
    ['opened', {}, 'opened'],
    ['reopened', {}, 'opened'],
    ['closed', {}, 'closed'],
    ['closed', { merged: true }, 'merged'],
    ['labeled', {}, 'other'],
    ['constructor', {}, 'other'],
  ])('that was %s with %j is %s', async (action, more, read) => {
    expect(await onActions('pull_request', { action, pull_request: request(more) })).toMatchObject({
      action: read,
    });
  });

  test.each([
    ['stranger/twins', true],
    [null, true],
    ['Plant/Twins', false],
  ])('from %s is a fork: %s', async (repository, isFork) => {
    const content = { action: 'opened', pull_request: request({ head: end('change', two, repository) }) };
    expect(await onActions('pull_request', content)).toMatchObject({ isFork });
  });
});

describe('a push', () => {
  test.each([github, gitea])('of Actions', async (environment) => {
    const read = (more: object) => onActions('push', { before: one, after: two, ...more }, environment);
    const pushed = { kind: 'push', branch: 'main', tag: undefined, before: one, after: two };
    expect(await read({ ref: 'refs/heads/main' })).toEqual(pushed);
    const made = { ...pushed, branch: 'a/b', before: undefined };
    expect(await read({ ref: 'refs/heads/a/b', before: none })).toEqual(made);
    expect(await read({ ref: 'refs/heads/main', after: none })).toEqual({ ...pushed, after: undefined });
    const tag = { ...pushed, branch: undefined, tag: 'models/pump@1.0.0' };
    expect(await read({ ref: 'refs/tags/models/pump@1.0.0' })).toEqual(tag);
  });

  test('of GitLab', async () => {
    const variables = { CI_COMMIT_BRANCH: 'main', CI_COMMIT_BEFORE_SHA: one, CI_COMMIT_SHA: two };
    const pushed = { kind: 'push', branch: 'main', tag: undefined, before: one, after: two };
    expect(await onGitlab('push', variables)).toEqual(pushed);
    expect(await onGitlab('push', { ...variables, CI_COMMIT_BEFORE_SHA: none })).toMatchObject({
      before: undefined,
    });
  });
});

describe('a comment', () => {
  const written = { id: 12, body: '/dtaas plan', user: { login: 'ada' } };
  const expected = {
    kind: 'comment',
    on: 'pull-request',
    number: 7,
    action: 'created',
    id: '12',
    author: 'ada',
    text: '/dtaas plan',
  };

  test.each([
    ['GitHub', { issue: { number: 7, pull_request: {} } }, github],
    ['Gitea', { issue: { number: 7, pull_request: null }, is_pull: true }, gitea],
  ])('on a pull request of %s', async (_, more, environment) => {
    const content = { action: 'created', comment: written, ...more };
    expect(await onActions('issue_comment', content, environment)).toEqual(expected);
    const edited = { ...content, action: 'edited' };
    expect(await onActions('issue_comment', edited, environment)).toMatchObject({ action: 'edited' });
  });

  test('on an issue', async () => {
    const content = { action: 'created', comment: written, issue: { number: 7 }, is_pull: false };
    expect(await onActions('issue_comment', content)).toEqual({ ...expected, on: 'issue' });
  });

  test('on a merge request of GitLab, by a webhook', async () => {
    const payload = {
      object_kind: 'note',
      user: { username: 'ada' },
      object_attributes: { id: 12, note: '/dtaas plan', noteable_type: 'MergeRequest', action: 'create' },
      merge_request: { iid: 7 },
    };
    expect(await onGitlab('trigger', {}, payload)).toEqual(expected);
    const commit = {
      ...payload,
      object_attributes: { ...payload.object_attributes, noteable_type: 'Commit' },
    };
    expect(await onGitlab('trigger', {}, commit)).toEqual({ kind: 'other', name: 'note' });
  });
});

describe('a run that has ended', () => {
  const run = {
    id: 99,
    name: 'pull request',
    event: 'pull_request',
    conclusion: 'success',
    head_branch: 'change',
    head_sha: two,
    head_repository: { full_name: 'stranger/twins' },
    pull_requests: [{ number: 7 }],
  };
  const expected = {
    kind: 'completed-run',
    id: 99,
    name: 'pull request',
    succeeded: true,
    startedBy: 'pull_request',
    head: { branch: 'change', commit: two, repository: 'stranger/twins' },
    pullRequests: [7],
  };

  test.each([github, gitea])('of Actions', async (environment) => {
    const read = (more: object) =>
      onActions('workflow_run', { action: 'completed', workflow_run: { ...run, ...more } }, environment);
    expect(await read({})).toEqual(expected);
    expect(await read({ conclusion: 'failure', pull_requests: [] })).toMatchObject({
      succeeded: false,
      pullRequests: [],
    });
    expect(await read({ pull_requests: undefined })).toMatchObject({ pullRequests: [] });
  });

  test('of Actions that has only begun is none', async () => {
    const content = { action: 'requested', workflow_run: run };
    expect(await onActions('workflow_run', content)).toEqual({ kind: 'other', name: 'workflow_run' });
  });

  test('of GitLab, by a webhook', async () => {
    const payload = (status: string) => ({
      object_kind: 'pipeline',
      object_attributes: { id: 99, name: 'pull request', status, sha: two, ref: 'x', source: 'pull_request' },
      merge_request: { iid: 7, source_branch: 'change' },
      project: { path_with_namespace: 'stranger/twins' },
    });
    expect(await onGitlab('trigger', {}, payload('success'))).toEqual(expected);
    expect(await onGitlab('trigger', {}, payload('running'))).toEqual({ kind: 'other', name: 'pipeline' });
  });
});

test('a schedule and a person start a job', async () => {
  expect(await onActions('schedule', {})).toEqual({ kind: 'schedule' });
  expect(await onActions('workflow_dispatch', {}, gitea)).toEqual({ kind: 'manual' });
  expect(await onGitlab('schedule', {})).toEqual({ kind: 'schedule' });
  for (const source of ['web', 'api', 'trigger'])
    expect(await onGitlab(source, {})).toEqual({ kind: 'manual' });
});

test('what the platform does not act on has its name, whatever the name is', async () => {
  for (const name of ['label', '__proto__', 'constructor', 'toString'])
    expect(await onActions(name, {})).toEqual({ kind: 'other', name });
});

test('there is no event outside of jobs', async () => {
  expect(await readEvent({})).toBeUndefined();
  expect(await readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: fileOf({}) })).toBeUndefined();
});

describe('hostile values', () => {
  test.each([
    '$(touch /tmp/x)',
    '$'.concat('{{ secrets.TOKEN }}'),
    '"; rm -rf / #',
    '--upload-pack=x',
    '\u202egnp',
    '../x',
  ])('%j stays text', async (text) => {
    const head = end(text, two, 'plant/twins');
    const content = { action: 'opened', pull_request: request({ title: text, head }) };
    expect(await onActions('pull_request', content)).toMatchObject({ title: text, head: { branch: text } });
  });

  test.each([
    ['a number that is a text', { number: '7; rm' }, 'pull_request.number is not a number'],
    ['a negative number', { number: -7 }, 'pull_request.number is not a number'],
    ['a number beyond 2^53', { number: 1e300 }, 'pull_request.number is not a number'],
    ['a title that is an object', { title: {} }, 'pull_request.title is not a text'],
    ['no head', { head: null }, 'pull_request.head'],
    ['a commit that is an option', { head: end('x', '--help', 'a/b') }, 'is not the id of a commit'],
    ['a short commit', { head: end('x', 'abc123', 'a/b') }, 'is not the id of a commit'],
    ['an author that is a list', { user: { login: ['ada'] } }, 'pull_request.user.login is not a text'],
  ])('are refused: %s', async (_, more, said) => {
    const content = { action: 'opened', pull_request: request(more) };
    await expect(onActions('pull_request', content)).rejects.toMatchObject({
      code: 'forge-event-invalid',
      message: expect.stringContaining(said),
    });
  });

  test.each(['', '{', '[]', '7', 'null', '{"pull_request": []}'])(
    'are refused: the file %j',
    async (content) => {
      await expect(onActions('pull_request', content)).rejects.toMatchObject({ code: 'forge-event-invalid' });
    },
  );

  test('are refused: no file', async () => {
    const job = { ...github, GITHUB_EVENT_NAME: 'push' };
    for (const GITHUB_EVENT_PATH of [undefined, join(folder, 'missing')])
      await expect(readEvent({ ...job, GITHUB_EVENT_PATH })).rejects.toMatchObject({
        code: 'forge-event-invalid',
      });
  });

  test('are refused: a list that is an object, and a huge file', async () => {
    const run = { id: 1, head_sha: one, pull_requests: { length: 1e9 } };
    const content = { action: 'completed', workflow_run: run };
    await expect(onActions('workflow_run', content)).rejects.toMatchObject({ code: 'forge-event-invalid' });
    const huge = `"${'x'.repeat(33 * 2 ** 20)}"`;
    await expect(onActions('push', huge)).rejects.toMatchObject({ code: 'forge-event-invalid' });
  });
});
