import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceOf } from '../../../platform/deploy/testing/memory-source.ts';
import { memoryWorld } from '../../../platform/deploy/testing/memory-world.ts';
import type { ForgeUnderTest } from '../../../platform/forge/testing/contract/forge-under-test.ts';
import { giteaUnderTest } from '../../../platform/forge/testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { githubUnderTest } from '../../../platform/forge/testing/github/github-under-test.ts';
import { startGitLabUnderTest } from '../../../platform/forge/testing/gitlab/gitlab-under-test.ts';
import { deployMain, postReview } from '../../../platform/pipeline/src/index.ts';
import { reportOf, reviewOf } from '../../../platform/report/src/index.ts';
import { openRepository, type Repository } from '../../../platform/repository/src/index.ts';
import { commitFiles, temporaryFolder } from '../../../platform/repository/testing/temporary-repository.ts';

// What a pull request costs a forge, by the number of twins that it changes. docs/forges.md has these numbers.

interface Requests {
  /** Of the first review. */
  readonly review: number;
  /** Of the same review again, from a job that runs twice. */
  readonly again: number;
  /** Of the deployment after the merge, as reviewed. */
  readonly deploy: number;
}

type Table = { readonly [twins in 1 | 10 | 100]: Requests };

// The review has a status of each twin, of 20 at most, and one that sums up.
const github: Table = {
  1: { review: 8, again: 5, deploy: 9 },
  10: { review: 17, again: 5, deploy: 9 },
  100: { review: 27, again: 5, deploy: 9 },
};
const gitlab: Table = {
  1: { review: 7, again: 4, deploy: 8 },
  10: { review: 16, again: 4, deploy: 8 },
  100: { review: 26, again: 4, deploy: 8 },
};
const gitea: Table = {
  1: { review: 7, again: 4, deploy: 9 },
  10: { review: 16, again: 4, deploy: 9 },
  100: { review: 26, again: 4, deploy: 9 },
};

describe('GitHub', () => costs(githubUnderTest, github));
describe('GitLab', () => costs(startGitLabUnderTest, gitlab));
describe.skipIf(!hasGitea)('Gitea', () => costs(() => giteaUnderTest({ longestPage: 50 }), gitea));

function costs(start: () => Promise<ForgeUnderTest>, table: Table): void {
  let server: ForgeUnderTest | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  test.each([1, 10, 100] as const)('a pull request of %i twins', async (count) => {
    if (!server) throw new Error('the forge has not started');
    expect(await requestsOf(server, count)).toEqual(table[count]);
  });
}

async function requestsOf(server: ForgeUnderTest, count: number): Promise<Requests> {
  const hosted = await server.repository();
  const repository = await cloneOf(hosted.gitUrl('owner'));
  const names = Array.from({ length: count }, (_, at) => `t${at}`);
  const head = await commitFiles(repository, Object.fromEntries(names.map((name) => [`twins/${name}`, '1'])));
  await repository.git.run(['push', '-q', 'origin', 'HEAD:refs/heads/change']);
  const owner = await hosted.open('owner');
  const { number } = await owner.ensurePullRequest({
    head: 'change',
    base: 'main',
    title: 'Change',
    body: '',
  });
  // Each job opens the forge anew.
  const jobs = {
    first: await hosted.open('owner'),
    again: await hosted.open('owner'),
    main: await hosted.open('owner'),
  };
  const review = reviewOfTwins(names, head);
  await postReview(jobs.first, { number, commit: head, review });
  await postReview(jobs.again, { number, commit: head, review });
  await owner.merge(number, { head });
  await repository.git.run(['fetch', '-q', 'origin', 'main']);
  const main = await repository.git.text(['rev-parse', 'FETCH_HEAD']);
  const { twins } = await deployMain(
    memoryWorld(),
    sourceOf(Object.fromEntries(names.map((name) => [name, {}]))),
    {
      repository,
      forge: jobs.main,
      main,
      affected: async () => names,
      mayApprove: async () => true,
      push: false,
      announce: () => {},
      report: () => {},
    },
  );
  expect(twins.map(({ pullRequest, outcome }) => [pullRequest, outcome?.outcome])).toEqual(
    names.map(() => [number, 'done']),
  );
  return { review: jobs.first.requests, again: jobs.again.requests, deploy: jobs.main.requests };
}

async function cloneOf(url: string): Promise<Repository> {
  const folder = temporaryFolder();
  // Not waited for in place: the server may be in this process.
  await promisify(execFile)('git', ['clone', '-q', '--branch', 'main', '--', url, folder]);
  return openRepository(folder);
}

function reviewOfTwins(names: readonly string[], commit: string) {
  const rest = { changes: [], steps: [], remarks: [], errors: [] };
  const twins = names.map((twin) => ({ twin, verdict: 'act' as const, digest: twin, ...rest }));
  return reviewOf({
    reports: [
      reportOf('CheckReport', { problems: [] }),
      reportOf('VerificationReport', { results: [], twins: [], remarks: [] }),
      reportOf('PlanReport', { commit, digest: 'd', deploy: 'dtaas deploy', twins }),
    ],
    commit,
    job: undefined,
  });
}
