import { describe } from 'vitest';
import { forgeContract } from '../../testing/contract/forge-contract.ts';
import { giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';
import { hasGitea } from '../../testing/gitea/server.ts';

describe.skipIf(!hasGitea)('Gitea', () => forgeContract(giteaUnderTest));
