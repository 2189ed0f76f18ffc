import { afterAll, expect, test } from 'vitest';
import { forgeContract } from '../../testing/contract/forge-contract.ts';
import { githubUnderTest } from '../../testing/github/github-under-test.ts';
import { startGithub } from '../../testing/github/server.ts';

const github = await startGithub({ longestPage: 20 });
// The suite stops it as well, and a second time does nothing.
afterAll(() => github.stop());

forgeContract(() => githubUnderTest(github));

test('the suite uses the operations that the adapter knows, each held against GitHub’s description', () => {
  const unused = github.known.filter((id) => !github.used.has(id));
  expect(unused).toEqual(['repos/delete-deployment-branch-policy']);
});
