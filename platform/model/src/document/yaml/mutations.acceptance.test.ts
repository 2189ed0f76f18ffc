import { expect, it } from 'vitest';
import { checkMutations } from '../../../testing/mutations.ts';

it('check reports problems with positions, in time, for 10,000 mutated files', async () => {
  await checkMutations(10_000, 20261123);
  expect.hasAssertions();
});
