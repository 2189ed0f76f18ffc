import { describe } from 'vitest';
import { numberOf } from '../../platform/processes/testing/chosen-by-commit.ts';
import { interruptions } from './interruptions.ts';
import { hasEngine } from './machine.ts';

// `npm run acceptance interrupt` stops more commands.
describe.skipIf(!hasEngine())('Ctrl-C', () => interruptions(4, numberOf('interrupt')));
