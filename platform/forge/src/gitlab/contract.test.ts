import { forgeContract } from '../../testing/contract/forge-contract.ts';
import { startGitLabUnderTest } from '../../testing/gitlab/gitlab-under-test.ts';

forgeContract(() => startGitLabUnderTest({ longestPage: 20 }));
