import type { TwinStatus } from '@dtaas/model';

/** Seconds to watch the twin. The second time is shorter, since the user has seen the twin run. */
const first = 20;
const again = 5;

/**
 * Plans a demonstration.
 *
 * @param before the status of the twin before the demonstration
 * @param asked the value of `--seconds`
 * @returns the first sentence, and how long the twin is watched after its deployment (0: not at all) and after its restore
 */
export function planDemo(
  before: Pick<TwinStatus, 'twin' | 'sync' | 'health' | 'overrides' | 'deployed'>,
  asked?: number,
) {
  const { twin, sync, health, overrides, deployed } = before;
  const isUnchanged = sync === 'Synced' && health === 'Healthy' && overrides.emulate !== undefined;
  const seconds = asked ?? (isUnchanged ? 0 : first);
  const state = isUnchanged
    ? 'runs already, and nothing has changed since its deployment'
    : deployed === undefined
      ? 'is not deployed yet'
      : `was deployed before (now ${sync}, ${health})`;
  const steps =
    seconds === 0
      ? `it is saved, killed and restored, then watched for ${again} s. To watch longer: --seconds ${first}`
      : `it is checked, tested, deployed, watched for ${seconds} s, saved, killed and restored.`;
  return {
    opening: `${twin} ${state}: ${steps}`,
    livingSeconds: seconds,
    restoredSeconds: seconds === 0 ? again : Math.min(again, seconds),
  };
}
