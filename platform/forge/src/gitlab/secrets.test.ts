import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GitLabUnderTest, startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';

let gitlab: GitLabUnderTest;
beforeAll(async () => {
  gitlab = await startGitLabUnderTest();
});
afterAll(() => gitlab.stop());

it('A secret is of the environment dtaas alone, and takes the place of one that all jobs get', async () => {
  const repository = await gitlab.repository();
  const owner = await repository.open('owner');
  const project = gitlab.server.world.projects.find(({ path }) => path === owner.repository);
  const ofAllJobs = {
    ...({ key: 'KEY', scope: '*', value: 'old', type: 'env_var' } as const),
    ...{ protected: true, masked: false, raw: true },
  };
  project?.variables.push(ofAllJobs, { ...ofAllJobs, key: 'OTHER' });
  expect(await owner.secretNames()).toEqual([]);
  await owner.ensureSecret('KEY', 'first value');
  await owner.ensureSecret('KEY', 'second-value');
  expect(project?.variables).toEqual([
    { ...ofAllJobs, key: 'OTHER' },
    { ...ofAllJobs, scope: 'dtaas', value: 'second-value', masked: true },
  ]);
  expect(await owner.secretNames()).toEqual(['KEY']);
  const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----\nlines\n-----END OPENSSH PRIVATE KEY-----\n';
  await owner.ensureSecret('KEY', privateKey);
  const file = { scope: 'dtaas', value: privateKey, type: 'file', masked: false };
  expect(project?.variables).toContainEqual({ ...ofAllJobs, ...file });
});
