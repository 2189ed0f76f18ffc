import { expect, it } from 'vitest';
import { killedWriter } from '../../testing/record-kills.ts';

it('a writer of verification records that is killed at any step loses none, and leaves none half', async () => {
  const { killedAt } = await killedWriter();
  const steps = (await killedAt(0)) ?? expect.unreachable();
  let killed = 0;
  for (let step = 1; step <= steps; step++) if ((await killedAt(step)) === undefined) killed++;
  // A run may need a step less than the first one.
  expect(killed).toBeGreaterThan(0.9 * steps);
}, 3_600_000);
