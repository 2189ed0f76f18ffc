import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestClone, testClone } from '../../testing/contract/test-clone.ts';
import { type GiteaUnderTest, giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../testing/gitea/server.ts';
import type { Forge } from '../forge.ts';

const protection = {
  main: { branch: 'main', statuses: ['dtaas'], approvals: 1 },
  state: ['state/*'],
  tags: ['v*'],
};
const issue = { topic: 'mill', title: 'Failed', body: 'Why.', state: 'open', labels: ['dtaas'] } as const;
const status = { name: 'dtaas', state: 'success', description: 'x' } as const;
const twenty = Array.from({ length: 20 }, (_, at) => ({ ...status, name: `dtaas/${at}` }));
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMuKwiDTO3t2C3MqxUxwrT3nuq+b7yz/DojDgfirZ8O';

interface Scene {
  readonly owner: Forge;
  readonly main: string;
  readonly head: string;
  readonly number: number;
}

/** Requests of each verb: the first time, and when all is as it should be. In this order. */
const table: readonly (readonly [
  verb: string,
  ask: (scene: Scene) => Promise<unknown>,
  first: number,
  repeated: number,
])[] = [
  ['about', ({ owner }) => owner.about(), 1, 1],
  ['account', ({ owner }) => owner.account(), 1, 1],
  ['permissionOf', ({ owner }) => owner.permissionOf('developer'), 1, 1],
  ['permissionOf a stranger', ({ owner }) => owner.permissionOf('stranger'), 1, 1],
  ['membersOf', ({ owner }) => owner.membersOf('plant/operators'), 2, 2],
  [
    'ensureFiles',
    ({ owner, main }) =>
      owner.ensureFiles({ branch: 'files', from: main, message: 'x', files: { 'a.txt': '1', 'b.txt': '2' } }),
    6,
    4,
  ],
  ['pullRequest', ({ owner, number }) => owner.pullRequest(number), 1, 1],
  ['pullRequests, open', ({ owner }) => owner.pullRequests({ state: 'open', head: 'change' }), 1, 1],
  ['pullRequestsOf, none found', ({ owner, head }) => owner.pullRequestsOf(head), 5, 5],
  [
    'ensurePullRequest, other text',
    ({ owner }) => owner.ensurePullRequest({ head: 'change', base: 'main', title: 'Other', body: '' }),
    2,
    1,
  ],
  ['comments', ({ owner, number }) => owner.comments({ number }), 1, 1],
  [
    'ensureComment',
    ({ owner, number }) => owner.ensureComment({ number }, { topic: 'review', body: 'One.' }),
    2,
    1,
  ],
  ['trustedComment', ({ owner, number }) => owner.trustedComment({ number }, 'review'), 1, 1],
  ['statuses', ({ owner, head }) => owner.statuses(head), 1, 1],
  ['ensureStatus', ({ owner, head }) => owner.ensureStatus(head, status), 2, 1],
  [
    'ensureStatus, another of the same commit',
    ({ owner, head }) => owner.ensureStatus(head, { ...status, name: 'dtaas/mill' }),
    2,
    1,
  ],
  ['ensureStatus of 20', ({ owner, head }) => owner.ensureStatus(head, ...twenty), 21, 1],
  ['ensureLabel', ({ owner }) => owner.ensureLabel({ name: 'twin', color: 'ededed', description: '' }), 3, 1],
  ['ensureIssue', ({ owner }) => owner.ensureIssue(issue), 5, 1],
  ['ensureIssue, closed', ({ owner }) => owner.ensureIssue({ ...issue, state: 'closed' }), 4, 2],
  ['protectionGaps', ({ owner }) => owner.protectionGaps(protection), 4, 4],
  ['ensureProtection', ({ owner }) => owner.ensureProtection(protection), 15, 8],
  [
    'ensureDeployKey',
    ({ owner }) => owner.ensureDeployKey({ title: 'state', publicKey: key, canPush: true }),
    2,
    1,
  ],
  ['ensureSecret', ({ owner }) => owner.ensureSecret('KEY', 'the value'), 1, 1],
  ['secretNames', ({ owner }) => owner.secretNames(), 1, 1],
  ['ensureClosed', ({ owner, number }) => owner.ensureClosed(number), 2, 1],
];

describe.skipIf(!hasGitea)('requests to Gitea', () => {
  let gitea: GiteaUnderTest;
  let clone: TestClone;
  let scene: Scene;
  beforeAll(async () => {
    gitea = await giteaUnderTest({ longestPage: 50 });
    const repository = await gitea.repository();
    const owner = await repository.open('owner');
    clone = await testClone(repository.gitUrl('owner'));
    const head = await clone.push('change', { 'c.txt': '1' });
    const request = { head: 'change', base: 'main', title: 'Change', body: '' };
    const { number } = await owner.ensurePullRequest(request);
    scene = { owner, head, number, main: (await clone.tip('main')) ?? '' };
  });
  afterAll(async () => {
    clone?.remove();
    await gitea?.stop();
  });

  test.each(table)('%s', async (_, ask, first, repeated) => {
    const requests = async (): Promise<number> => {
      const before = scene.owner.requests;
      await ask(scene);
      return scene.owner.requests - before;
    };
    expect([await requests(), await requests()]).toEqual([first, repeated]);
  });

  test('a pull request, its merge, and the same merge again', async () => {
    // The rules of the other repository ask for an approval.
    const repository = await gitea.repository();
    const owner = await repository.open('owner');
    const other = await testClone(repository.gitUrl('owner'));
    try {
      const head = await other.push('merged', { 'merged.txt': '1' });
      const request = { head: 'merged', base: 'main', title: 'Merged', body: '' };
      const { number } = await owner.ensurePullRequest(request);
      expect(owner.requests).toBe(3);
      // Gitea computes whether there is a conflict, and asks to come again meanwhile.
      await owner.merge(number, { head });
      const before = owner.requests;
      await owner.merge(number, { head });
      // A merged one is read by two requests.
      expect(owner.requests - before).toBe(2);
    } finally {
      other.remove();
    }
  });
});
