import { expect, it } from 'vitest';
import { checkMutations } from '../../../testing/mutations.ts';

// `npm run acceptance mutations` tries 10,000.
it('check reports problems with positions, in time, for 2,000 mutated files', async () => {
  await checkMutations(2_000, 20261122);
  expect.hasAssertions();
}, 240_000);
