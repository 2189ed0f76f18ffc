import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../../testing/gitlab/gitlab-under-test.ts';
import { level, mayPush, type Project } from '../../../testing/gitlab/world.ts';
import type { Forge, Protection } from '../../forge.ts';

const wanted: Protection = {
  main: { branch: 'main', statuses: [], approvals: 0 },
  state: ['state/*'],
  tags: ['*/*@*'],
};
const publicKey = `ssh-ed25519 ${Buffer.alloc(51, 'k').toString('base64')}`;
const key = { title: 'dtaas state', publicKey, canPush: true };

async function started(gitlab: GitLabUnderTest): Promise<{ owner: Forge; project: Project }> {
  const owner = await (await gitlab.repository()).open('owner');
  const project = gitlab.server.world.projects.find(({ path }) => path === owner.repository);
  if (project === undefined) throw new Error('the project is missing');
  return { owner, project };
}

describe('on GitLab Free', () => {
  let gitlab: GitLabUnderTest;
  beforeAll(async () => {
    gitlab = await startGitLabUnderTest();
  });
  afterAll(() => gitlab.stop());

  test('there is no moment in which main can be pushed to by those who may not', async () => {
    const { owner, project } = await started(gitlab);
    const { world } = gitlab.server;
    const developer = world.users.find(({ username }) => username === 'gl-developer');
    const seen: boolean[] = [];
    const { splice } = project.protectedBranches;
    // After each removal of a rule, as a push at that moment would find it.
    project.protectedBranches.splice = (...change: Parameters<typeof splice>) => {
      const removed = splice.apply(project.protectedBranches, change);
      seen.push(mayPush(world, project, developer, 'main'));
      return removed;
    };
    await owner.ensureProtection(wanted);
    expect(seen).toEqual([false, false]);
    expect(project.protectedBranches.map(({ name }) => name).toSorted()).toEqual(['main', 'state/*']);
    expect(project.protectedBranches.find(({ name }) => name === 'main')?.merge).toMatchObject([
      { level: level.maintainer },
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'a run that ends after %i changes is completed by the next',
    async (changes) => {
      const { owner, project } = await started(gitlab);
      for (let change = 1; change < changes; change++) gitlab.server.next({ kind: 'pass' }, 'writes');
      gitlab.server.next({ kind: 'lose-answer' }, 'writes');
      await owner.ensureProtection(wanted).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'forge-unreachable' });
      });
      const developer = gitlab.server.world.users.find(({ username }) => username === 'gl-developer');
      expect(mayPush(gitlab.server.world, project, developer, 'main')).toBe(false);
      await owner.ensureProtection(wanted);
      expect(project.protectedBranches.map(({ name }) => name).toSorted()).toEqual(['main', 'state/*']);
      expect((await owner.protectionGaps(wanted)).filter(({ byHand }) => byHand === undefined)).toEqual([]);
    },
  );

  test('a person gives the deploy key its right, and then nothing is missing', async () => {
    const { owner, project } = await started(gitlab);
    await owner.ensureDeployKey(key);
    const gaps = await owner.ensureProtection(wanted);
    expect(gaps.map(({ subject }) => subject)).toEqual(['state/*', '*/*@*']);
    expect(gaps[0]?.byHand).toContain('Settings > Repository > Protected branches');
    for (const rule of [...project.protectedBranches, ...project.protectedTags])
      if (rule.name !== 'main')
        rule.push.push({ id: 99_000, level: null, deployKey: project.deployKeys[0]?.id ?? 0 });
    expect(await owner.protectionGaps(wanted)).toEqual([]);
    expect(await owner.ensureProtection(wanted)).toEqual([]);
    expect(project.protectedBranches.find(({ name }) => name === 'state/*')?.push).toHaveLength(2);
  });

  test('another rule that lets people push is named, and stays', async () => {
    const { owner, project } = await started(gitlab);
    const push = [{ id: 99_001, level: level.developer, deployKey: null }];
    project.protectedBranches.push({ id: 99_002, name: 'm*', push, merge: [...push], forcePush: false });
    const gaps = await owner.ensureProtection(wanted);
    expect(gaps).toContainEqual({
      subject: 'main',
      problem: 'The rule m* also names main, and lets people push there.',
      byHand: expect.stringContaining('remove the rule m*'),
    });
    expect(project.protectedBranches.map(({ name }) => name)).toContain('m*');
  });

  test('approvals need the paid edition', async () => {
    const { owner } = await started(gitlab);
    const gaps = await owner.ensureProtection({ ...wanted, main: { ...wanted.main, approvals: 1 } });
    expect(gaps.map(({ byHand }) => byHand)).toContainEqual(expect.stringContaining('GitLab Premium'));
  });

  test("a fork's pipeline can't be run with the variables of this project", async () => {
    const { owner, project } = await started(gitlab);
    await owner.ensureProtection(wanted);
    expect(project.forkPipelinesInParent).toBe(false);
  });
});

describe('on GitLab Premium', () => {
  let gitlab: GitLabUnderTest;
  beforeAll(async () => {
    gitlab = await startGitLabUnderTest({ premium: true });
  });
  afterAll(() => gitlab.stop());

  test('everything is set, and main is changed in place', async () => {
    const { owner, project } = await started(gitlab);
    await owner.ensureDeployKey(key);
    gitlab.server.takeRequests();
    expect(await owner.ensureProtection({ ...wanted, main: { ...wanted.main, approvals: 2 } })).toEqual([]);
    expect(gitlab.server.takeRequests().filter((request) => request.startsWith('DELETE'))).toEqual([]);
    expect(project.approvalRules).toMatchObject([{ approvalsRequired: 2 }]);
    const [id] = project.deployKeys.map((one) => one.id);
    expect(project.protectedBranches.find(({ name }) => name === 'state/*')?.push).toContainEqual(
      expect.objectContaining({ deployKey: id }),
    );
    expect(project.protectedTags[0]?.push).toContainEqual(expect.objectContaining({ deployKey: id }));
  });

  test('a merge waits for its approvals', async () => {
    const { owner, project } = await started(gitlab);
    project.approvalRules.push({ id: 99_003, name: 'x', approvalsRequired: 1 });
    const request = { branch: 'change', message: 'x', files: { 'x.txt': 'x' } };
    const from = (await project.repository.branch('main')) ?? '';
    const head = await owner.ensureFiles({ ...request, from });
    const { number } = await owner.ensurePullRequest({ head: 'change', base: 'main', title: 'x', body: '' });
    await expect(owner.merge(number, { head })).rejects.toMatchObject({
      code: 'forge-not-mergeable',
      message: expect.stringContaining('an approval is missing'),
    });
    project.mergeRequests[0]?.approvals.add(1);
    expect(await owner.merge(number, { head })).toMatchObject({ state: 'merged' });
  });
});
