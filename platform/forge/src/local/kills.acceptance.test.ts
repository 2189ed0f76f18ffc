import { describe } from 'vitest';
import { killCases } from '../../testing/local/kill-cases.ts';

describe('killed at each call of git', () => killCases(1));
