import { describe } from 'vitest';
import { forgeContract, topics } from '../../testing/contract/forge-contract.ts';
import { someHostile } from '../../testing/contract/hostile.ts';
import { giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../testing/gitea/server.ts';

// `npm run acceptance gitea-texts` tries each text and name.
describe.skipIf(!hasGitea)('Gitea', () => forgeContract(giteaUnderTest, [...topics, ...someHostile]));
