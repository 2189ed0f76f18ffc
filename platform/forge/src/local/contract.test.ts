import { describe } from 'vitest';
import { forgeContract } from '../../testing/contract/forge-contract.ts';
import { startLocal } from '../../testing/local/local-under-test.ts';

describe('local', () => forgeContract(startLocal));
