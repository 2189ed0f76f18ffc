import { describe } from 'vitest';
import { forgeContract } from '../../testing/contract/forge-contract.ts';
import { hostile } from '../../testing/contract/hostile.ts';
import { giteaUnderTest } from '../../testing/gitea/gitea-under-test.ts';

describe('Gitea', () => forgeContract(giteaUnderTest, hostile));
