import { expect } from 'vitest';
import { deployAndExpectOne, statusOf } from './kill-scenes.ts';
import type { TemporaryClone } from './temporary-clone.ts';

/**
 * A busy machine stops a runner for longer than a look waits for an answer, and for less time than a deployment does: looks can't tell
 * how the twin is, and the deployment leaves its runner alone.
 */
export async function expectSlowRunnerIsKept(
  clone: TemporaryClone,
  signal: (name: 'STOP' | 'CONT') => void,
): Promise<void> {
  await deployAndExpectOne(clone);
  const runners = clone.runners();
  signal('STOP');
  const deploying = clone.dtaas(['deploy', '--format', 'json']);
  try {
    for (const _ of ['once', 'again'])
      expect(await statusOf(clone)).toMatchObject({
        health: 'Unknown',
        reasons: [expect.stringContaining("The runner runs, but didn't answer in time")],
      });
  } finally {
    signal('CONT');
  }
  const { stdout, stderr } = await deploying;
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
  expect(clone.runners()).toEqual(runners);
  expect(await statusOf(clone)).toMatchObject({ health: 'Healthy' });
}
