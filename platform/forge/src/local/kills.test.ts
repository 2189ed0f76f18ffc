import { describe } from 'vitest';
import { killCases } from '../../testing/local/kill-cases.ts';

describe('killed at some calls of git', () => killCases(24));
