import { describe } from 'vitest';
import { interruptions } from './interruptions.ts';

describe('Ctrl-C', () => interruptions(60, 20261122));
