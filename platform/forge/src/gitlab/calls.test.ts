import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestRepository } from '../../testing/contract/forge-under-test.ts';
import { type TestClone, testClone } from '../../testing/contract/test-clone.ts';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';
import type { Forge } from '../forge.ts';

let gitlab: GitLabUnderTest;
let repository: TestRepository;
let owner: Forge;
let clone: TestClone;
let number: number;
let head: string;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
  repository = await gitlab.repository();
  owner = await repository.open('owner');
  clone = await testClone(repository.gitUrl('owner'));
  head = await clone.push('change', { 'a.txt': '1' });
  const request = { head: 'change', base: 'main', title: 'Change', body: '' };
  number = (await owner.ensurePullRequest(request)).number;
  // GitLab checks a new merge request after it has answered.
  await owner.pullRequest(number);
});
afterAll(async () => {
  clone?.remove();
  await gitlab?.stop();
});

const protection = {
  main: { branch: 'main', statuses: ['dtaas'], approvals: 0 },
  state: ['state/*'],
  tags: ['*/*@*'],
};
const publicKey = `ssh-ed25519 ${Buffer.alloc(51, 'k').toString('base64')}`;

/** What is asked for → the requests of the first time, and those when it is asked for again. In this order. */
const table: readonly (readonly [string, () => Promise<unknown>, number, number])[] = [
  ['account', () => owner.account(), 1, 1],
  ['permissionOf', () => owner.permissionOf('gl-developer'), 2, 2],
  ['permissionOf a stranger', () => owner.permissionOf('gl-stranger'), 3, 3],
  ['membersOf', () => owner.membersOf('plant/operators'), 1, 1],
  ['about', () => owner.about(), 1, 1],
  ['pullRequest', () => owner.pullRequest(number), 1, 1],
  ['pullRequests, one found', () => owner.pullRequests({ state: 'open', head: 'change' }), 2, 2],
  ['pullRequests, none found', () => owner.pullRequests({ state: 'open', head: 'none' }), 1, 1],
  ['pullRequestsOf, none found', () => owner.pullRequestsOf(head), 1, 1],
  [
    'ensurePullRequest, other text',
    () => owner.ensurePullRequest({ head: 'change', base: 'main', title: 'Other', body: '' }),
    3,
    2,
  ],
  ['comments', () => owner.comments({ number }), 1, 1],
  ['ensureComment', () => owner.ensureComment({ number }, { topic: 'review', body: 'One.' }), 2, 1],
  [
    'ensureComment, other text',
    () => owner.ensureComment({ number }, { topic: 'review', body: 'Two.' }),
    2,
    1,
  ],
  ['trustedComment', () => owner.trustedComment({ number }, 'review'), 1, 1],
  ['statuses', () => owner.statuses(head), 1, 1],
  [
    'ensureStatus',
    () => owner.ensureStatus(head, { name: 'dtaas', state: 'pending', description: '1' }),
    2,
    1,
  ],
  [
    'ensureStatus, pending',
    () => owner.ensureStatus(head, { name: 'dtaas', state: 'pending', description: '2' }),
    2,
    1,
  ],
  [
    'ensureStatus, pending again',
    () => owner.ensureStatus(head, { name: 'dtaas', state: 'pending', description: '3' }),
    3,
    1,
  ],
  [
    'ensureStatus, success',
    () => owner.ensureStatus(head, { name: 'dtaas', state: 'success', description: '' }),
    2,
    1,
  ],
  [
    'ensureIssue',
    () => owner.ensureIssue({ topic: 'mill', title: 'Mill', body: '', state: 'open', labels: [] }),
    2,
    1,
  ],
  [
    'ensureIssue, closed',
    () => owner.ensureIssue({ topic: 'mill', title: 'Mill', body: '', state: 'closed', labels: [] }),
    3,
    2,
  ],
  ['ensureLabel', () => owner.ensureLabel({ name: 'twin', color: 'ededed', description: '' }), 2, 1],
  [
    'ensureFiles',
    () =>
      owner.ensureFiles({ branch: 'files', from: head, message: 'x', files: { 'x.txt': 'x', 'a.txt': '2' } }),
    4,
    3,
  ],
  ['protectionGaps', () => owner.protectionGaps(protection), 5, 5],
  ['ensureProtection', () => owner.ensureProtection(protection), 18, 5],
  ['ensureDeployKey', () => owner.ensureDeployKey({ title: 'state', publicKey, canPush: true }), 2, 1],
  ['removeOtherDeployKeys', () => owner.removeOtherDeployKeys({ titled: 'state', publicKey }), 1, 1],
  ['ensureSecret', () => owner.ensureSecret('DTAAS_MARK_KEY', 'x'.repeat(40)), 2, 1],
  ['secretNames', () => owner.secretNames(), 1, 1],
  ['ensureClosed', () => owner.ensureClosed(number), 2, 1],
];

test.each(table)('%s sends the expected requests', async (_, ask, first, repeated) => {
  const count = async () => {
    gitlab.server.takeRequests();
    const before = owner.requests;
    await ask();
    const taken = gitlab.server.takeRequests();
    expect(owner.requests - before).toBe(taken.length);
    return taken;
  };
  expect(await count()).toHaveLength(first);
  expect(await count()).toHaveLength(repeated);
});

test('a merge takes three requests, a repeated one takes one', async () => {
  const commit = await clone.push('merged', { 'merged.txt': '1' });
  const request = { head: 'merged', base: 'main', title: 'Merged', body: '' };
  gitlab.server.takeRequests();
  const opened = await owner.ensurePullRequest(request);
  expect(gitlab.server.takeRequests()).toEqual([
    'GET /projects/:id/merge_requests',
    'POST /projects/:id/merge_requests',
  ]);
  await owner.ensureStatus(commit, { name: 'dtaas', state: 'success', description: '' });
  gitlab.server.takeRequests();
  await owner.merge(opened.number, { head: commit });
  expect(gitlab.server.takeRequests()).toEqual([
    'GET /projects/:id/merge_requests/:iid',
    'PUT /projects/:id/merge_requests/:iid/merge',
  ]);
  await owner.merge(opened.number, { head: commit });
  expect(gitlab.server.takeRequests()).toEqual(['GET /projects/:id/merge_requests/:iid']);
});

test('a release takes two requests, a fork asks until it is ready', async () => {
  await clone.git('push', '-q', 'origin', 'HEAD:refs/tags/v1');
  gitlab.server.takeRequests();
  const release = { tag: 'v1', title: 'One', body: '' };
  await owner.ensureRelease(release);
  expect(gitlab.server.takeRequests()).toHaveLength(2);
  await owner.ensureRelease(release);
  expect(gitlab.server.takeRequests()).toHaveLength(1);
  const stranger = await repository.open('stranger');
  await stranger.ensureFork();
  expect(gitlab.server.takeRequests().slice(0, 5)).toEqual([
    'GET /user',
    'GET /projects/:id',
    'GET /projects/:id',
    'POST /projects/:id/fork',
    'GET /projects/:id',
  ]);
  await stranger.ensureFork();
  expect(gitlab.server.takeRequests()).toHaveLength(3);
});
