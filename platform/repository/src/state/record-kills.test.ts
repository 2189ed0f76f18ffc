import { numberOf } from '@dtaas/processes/testing/chosen-by-commit';
import { expect, it } from 'vitest';
import { killedWriter } from '../../testing/record-kills.ts';

// The acceptance suite `record-kills` tries each step.
it('a writer of verification records that is killed at three steps loses none, and leaves none half', async () => {
  const { killedAt } = await killedWriter();
  const steps = (await killedAt(0)) ?? expect.unreachable();
  expect(steps).toBeGreaterThan(50);
  for (const third of [0, 1, 2]) {
    const step = 1 + Math.floor(((third + (numberOf(`records ${third}`) % 1000) / 1000) * steps) / 3);
    expect(await killedAt(step), `step ${step} of ${steps}`).toBeUndefined();
  }
}, 900_000);
